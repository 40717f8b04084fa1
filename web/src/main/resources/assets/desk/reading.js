// A document for reading: every member that it has, by the names of the contract.
import { partyName } from "./api.js";
import { constant, nameOf, resolve } from "./contract.js";
import { element } from "./elements.js";

/** The members of a content but its title. */
export function reading(content, schema) {
    const language = content.language ?? "sv";
    return element("div", { class: "desk-reading" }, Object.keys(schema.properties)
        .filter(member => member !== "title" && member in content)
        .map(member => element("section", {},
            element("h3", {}, nameOf(member, schema.properties[member])),
            shown(named(member, content[member]), resolve(schema.properties[member]), language))));
}

/** Municipalities by their names beside their codes. */
function named(member, value) {
    return member === "municipalities" ? value.map(code => `${partyName(`municipality:${code}`)} (${code})`) : value;
}

function shown(value, schema, lang) {
    if (Array.isArray(value)) {
        return element("ul", {}, value.map(each => element("li", {}, shown(each, resolve(schema.items), lang))));
    }
    if (value !== null && typeof value === "object") {
        const members = Object.entries(value)
            .filter(([name]) => name !== "id" && !resolve(schema.properties?.[name]).readOnly);
        // A list of names or of texts alone reads better without their labels.
        return members.length === 1 && ["name", "text"].includes(members[0][0])
            ? element("span", { lang }, members[0][1])
            : element("dl", { class: "samverkan-facts" }, members.flatMap(([name, member]) => [
                element("dt", {}, nameOf(name, schema.properties?.[name])),
                element("dd", {}, shown(member, resolve(schema.properties?.[name]), lang)),
            ]));
    }
    return schema.enum ? constant(value, schema) : element("span", { lang }, String(value));
}
