// Custom elements that show what Samverkan knows on any web page, rendered by Samverkan's server.
const origin = new URL(import.meta.url).origin;
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
const policy = globalThis.trustedTypes?.createPolicy("samverkan", { createHTML: html => html });

const ATTRIBUTES = ["municipality", "county", "promise", "year", "language", "heading-level", "theme"];

class SamverkanElement extends HTMLElement {
    static observedAttributes = ATTRIBUTES;
    #request;

    connectedCallback() {
        this.#show();
    }

    attributeChangedCallback() {
        // While the parser makes the element, it has no request yet: its attributes come before it is connected.
        if (this.isConnected && this.#request) {
            this.#show();
        }
    }

    /** The content that stands in the element stays until there is an answer. */
    async #show(more = {}, isSearched = false) {
        this.#request?.abort();
        this.#request = new AbortController();
        const address = new URL(`/embed/${this.localName.replace("samverkan-", "")}.html`, origin);
        for (const name of ATTRIBUTES) {
            if (name !== "theme" && this.hasAttribute(name)) {
                address.searchParams.set(name, this.getAttribute(name));
            }
        }
        for (const [name, value] of Object.entries(more)) {
            address.searchParams.set(name, value);
        }
        try {
            const response = await fetch(address, { signal: this.#request.signal, credentials: "omit" });
            if (!response.ok) {
                throw new Error(`${address} responded ${response.status}`);
            }
            this.#render(await response.text(), isSearched);
            this.dispatchEvent(new CustomEvent("samverkan-shown", { bubbles: true }));
        } catch (error) {
            if (error.name !== "AbortError") {
                console.warn(`Samverkan: ${error.message}`);
                this.dispatchEvent(new CustomEvent("samverkan-failed", { bubbles: true }));
            }
        }
    }

    #render(html, isSearched) {
        const template = document.createElement("template");
        template.innerHTML = policy ? policy.createHTML(html) : html;
        for (const element of template.content.querySelectorAll("[class^=samverkan-]")) {
            element.setAttribute("part", element.getAttribute("class").replaceAll("samverkan-", ""));
        }
        // Only now: an element with a shadow root no longer shows what stands in it.
        const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheet];
        root.replaceChildren(template.content);
        root.querySelector("form")?.addEventListener("submit", event => {
            event.preventDefault();
            this.#show(Object.fromEntries(new FormData(event.target)), true);
        });
        if (isSearched) {
            // The form is a new one; whoever searched goes on from where they were.
            root.querySelector("input[type=search]")?.focus();
        }
        this.style.colorScheme = this.getAttribute("theme") ?? "";
    }
}

for (const name of ["promises", "overview", "progress", "search", "statistics"]) {
    customElements.define(`samverkan-${name}`, class extends SamverkanElement {});
}

/** A frame of this site tells how tall its content is; a page with this script gives it the room. */
addEventListener("message", ({ origin: sender, data, source }) => {
    if (sender === origin && data?.samverkan === "height" && Number.isFinite(data.height)) {
        for (const frame of document.querySelectorAll("iframe")) {
            if (frame.contentWindow === source) {
                frame.height = Math.ceil(data.height);
            }
        }
    }
});
