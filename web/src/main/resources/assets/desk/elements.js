// Elements of the page. Whatever the API responds becomes a text node, never markup.
const desk = document.getElementById("desk");
const status = document.getElementById("desk-status");
const pageTitle = document.title;

/** An element with attributes (functions listen to events), and children that are elements or texts. */
export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === "function") {
            made.addEventListener(key, value);
        } else if (value !== undefined && value !== false) {
            made.setAttribute(key, value === true ? "" : value);
        }
    }
    made.append(...children.flat().filter(child => child !== undefined && child !== null));
    return made;
}

/** A button that is out of order while its work goes on, so that nothing is done twice. */
export function button(text, work, attributes = {}) {
    const made = element("button", {
        type: "button",
        ...attributes,
        click: async () => {
            if (made.getAttribute("aria-disabled")) {
                return;
            }
            made.setAttribute("aria-disabled", "true");
            try {
                await work();
            } finally {
                made.removeAttribute("aria-disabled");
            }
        },
    }, text);
    return made;
}

/** Shows a view, whose heading gets the focus unless it is the first one of the page. */
export function showView(heading, ...content) {
    const isFirst = desk.childElementCount === 0;
    const title = element("h2", { tabindex: "-1" }, heading);
    desk.replaceChildren(title, ...content.flat().filter(Boolean));
    desk.removeAttribute("aria-busy");
    document.title = `${heading} – ${pageTitle}`;
    if (!isFirst) {
        title.focus();
        title.scrollIntoView({ block: "start" });
    }
}

/** The view is being fetched. */
export function busy() {
    desk.setAttribute("aria-busy", "true");
}

/** Says a result, also to screen readers. */
export function announce(text, isError = false) {
    status.classList.toggle("is-error", isError);
    status.textContent = text;
}
