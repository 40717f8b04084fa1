// Violations at the fields that they are about, and all of them in a summary that gets the focus.
import { element } from "./elements.js";
import { t } from "./texts.js";

/** Removes what an earlier answer said. */
export function clear(form, summary) {
    summary.replaceChildren();
    form.querySelectorAll(".desk-error[id]").forEach(error => error.remove());
    form.querySelectorAll("[aria-invalid]").forEach(control => {
        control.removeAttribute("aria-invalid");
        control.setAttribute("aria-describedby",
            (control.getAttribute("aria-describedby") ?? "").replace(/ ?desk-error-\d+/g, ""));
    });
}

/** Shows the violations of a problem; `controls` are the fields by their JSON pointers. */
export function show(violations, controls, summary) {
    const links = violations.map(({ pointer, text }, index) => {
        const control = nearest(pointer, controls);
        if (!control) {
            return element("li", {}, `${pointer} `, element("span", { lang: "en" }, text));
        }
        const id = `desk-error-${index}`;
        control.setAttribute("aria-invalid", "true");
        control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
        control.before(element("span", { id, class: "desk-error", lang: "en" }, text));
        return element("li", {}, element("a", { href: `#${control.id}`, click: event => {
            event.preventDefault();
            control.focus();
        } }, labelOf(control), ": ", element("span", { lang: "en" }, text)));
    });
    const heading = element("h3", { tabindex: "-1" }, t("desk_violations", violations.length));
    summary.replaceChildren(element("div", { class: "desk-summary" }, heading, element("ul", {}, links)));
    heading.focus();
}

/** The field of a pointer, or of the closest member above it. */
function nearest(pointer, controls) {
    for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) {
        if (controls.has(at)) {
            return controls.get(at);
        }
    }
    return undefined;
}

/** The group of a field and its label: Activity 2, Text. */
function labelOf(control) {
    const groups = [];
    for (let group = control.closest("fieldset"); group; group = group.parentElement.closest("fieldset")) {
        groups.unshift(group.querySelector("legend").textContent);
    }
    return [...groups.slice(-2), control.labels?.[0]?.textContent ?? control.textContent].join(", ");
}
