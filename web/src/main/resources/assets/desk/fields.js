// Form fields for the common members of a document, generated from the contract's schema.
import { constant, nameOf, resolve } from "./contract.js";
import { announce, button, element } from "./elements.js";
import { t } from "./texts.js";

const TARGETS = { comparator: {}, value: {}, unit: {}, per: {}, asPublished: {} };
const RESPONSIBILITY = { mode: {} };
const PLACES = { name: {}, relation: {}, category: {} };

/** The members that the form has; what is not among them stays as it is. */
export const EDITED = {
    title: {},
    summary: {},
    theme: {},
    validity: { from: {}, to: {}, asPublished: {} },
    period: { from: {}, to: {}, asPublished: {} },
    purposes: {},
    commitments: { title: {}, text: {}, responsibility: RESPONSIBILITY, frequency: {}, targets: TARGETS, places: PLACES },
    activities: { text: {}, responsibility: RESPONSIBILITY, frequency: {}, deliveryStatus: {}, targets: TARGETS, places: PLACES },
    measures: { text: {}, responsibility: RESPONSIBILITY, frequency: {}, targets: TARGETS, places: PLACES },
    focusAreas: { title: {}, scope: {} },
    assessments: { itemId: {}, outcome: {}, basis: {}, results: { targetId: {}, value: {}, unit: {}, per: {} }, text: {} },
    findings: { text: {}, trend: {} },
    conclusion: {},
    nextSteps: {},
    statements: { text: {}, speaker: { name: {}, roleTitle: {}, partyAffiliation: {} } },
    contact: { name: {}, phone: {}, email: {}, address: {}, openingHours: {} },
    sources: { publisher: {}, title: {}, url: {}, publishedOn: {}, retrievedOn: {} },
};

const LONG_TEXT = 400;
let count = 0;
let choices = {};

/** From now on, members that hold an identifier are chosen by what it stands for: pairs of both by the member's name. */
export function offer(pairs) {
    choices = pairs;
}

/** The members of a schema that the form has. */
export const editable = (schema, members) => Object.keys(members).filter(name => schema.properties?.[name]);

/**
 * Fields for a value. `read(pointer, controls)` returns what they hold, undefined if that is nothing, and notes each
 * control by the JSON pointer at which the API finds its value.
 */
export function fieldsOf(name, schema, members, value, isRequired = false) {
    const resolved = resolve(schema);
    if (resolved.type === "array") {
        return resolve(resolved.items).properties
            ? listOf(name, resolved, members, value ?? []) : linesOf(name, schema, value ?? []);
    }
    return resolved.properties ? groupOf(name, schema, resolved, members, value) : fieldOf(name, schema, resolved, value, isRequired);
}

function groupOf(name, schema, resolved, members, value = {}) {
    const fields = memberFields(resolved, members, value);
    return {
        node: element("fieldset", {}, element("legend", {}, nameOf(name, schema)), fields.map(({ field }) => field.node)),
        read: (pointer, controls) => merged(value, fields, pointer, controls),
    };
}

export function memberFields(schema, members, value) {
    return editable(schema, members).map(member => ({
        member,
        field: fieldsOf(member, schema.properties[member], members[member], value[member],
            (schema.required ?? []).includes(member)),
    }));
}

/** The value with what the fields hold in place of its own; other members stay. */
export function merged(value, fields, pointer, controls) {
    const result = { ...value };
    for (const { member, field } of fields) {
        const held = field.read(`${pointer}/${member}`, controls);
        if (held === undefined) {
            delete result[member];
        } else {
            result[member] = held;
        }
    }
    return Object.keys(result).length > 0 ? result : undefined;
}

/** A group for each element, which can be removed, and a button for one more. */
function listOf(name, schema, members, values) {
    const itemSchema = resolve(schema.items);
    // A type of its own has a name in the singular.
    const itemName = t(`desk_item_${name}`);
    const groups = [];
    const box = element("div", { class: "desk-list" });
    const legend = element("legend", { tabindex: "-1" }, nameOf(name, schema));
    const number = () => groups.forEach((group, index) => {
        group.legend.textContent = `${itemName} ${index + 1}`;
        group.remove.setAttribute("aria-label", `${t("desk_remove")} ${group.legend.textContent}`);
    });
    const add = value => {
        const group = { value, fields: memberFields(itemSchema, members, value), legend: element("legend") };
        group.remove = button(t("desk_remove"), () => {
            groups.splice(groups.indexOf(group), 1);
            group.node.remove();
            announce(t("desk_removed", group.legend.textContent));
            number();
            legend.focus();
        }, { class: "desk-quiet" });
        group.node = element("fieldset", {}, group.legend, group.fields.map(({ field }) => field.node),
            element("p", {}, group.remove));
        groups.push(group);
        box.append(group.node);
        number();
        return group;
    };
    values.forEach(add);
    const more = button(t("desk_add", itemName.toLowerCase()), () => {
        add({}).node.querySelector("input, textarea, select").focus();
    }, { class: "desk-quiet" });
    return {
        node: element("fieldset", { class: "desk-list-fields" }, legend, box, element("p", {}, more)),
        read: (pointer, controls) => {
            const held = groups.map((group, index) =>
                merged(group.value, group.fields, `${pointer}/${index}`, controls) ?? {});
            controls.set(pointer, more);
            return held.length > 0 ? held : undefined;
        },
    };
}

/** Texts of a list, a line each. */
function linesOf(name, schema, values) {
    const id = `desk-field-${++count}`;
    const control = element("textarea", { id, rows: "3", "aria-describedby": `${id}-hint` });
    control.value = values.join("\n");
    return {
        node: element("p", { class: "desk-field" }, element("label", { for: id }, nameOf(name, schema)),
            element("span", { id: `${id}-hint`, class: "samverkan-quiet" }, t("desk_hint_lines")), control),
        read: (pointer, controls) => {
            controls.set(pointer, control);
            const lines = control.value.split("\n").map(line => line.trim()).filter(Boolean);
            return lines.length > 0 ? lines : undefined;
        },
    };
}

function fieldOf(name, schema, resolved, value, isRequired) {
    const id = `desk-field-${++count}`;
    const hint = hintOf(schema);
    const attributes = { id, "aria-describedby": hint ? `${id}-hint` : undefined, "aria-required": isRequired || undefined };
    const control = choices[name]?.length > 0 ? choiceOf(name, attributes, value) : controlOf(resolved, attributes);
    control.value = value ?? "";
    return {
        node: element("p", { class: "desk-field" }, element("label", { for: id }, nameOf(name, schema)),
            hint && element("span", { id: `${id}-hint`, class: "samverkan-quiet" }, hint), control),
        read: (pointer, controls) => {
            controls.set(pointer, control);
            return read(control.value, resolved);
        },
    };
}

function hintOf(schema) {
    const type = schema.$ref?.split("/").at(-1);
    return type === "PartialDate" || type === "PeriodEnd" ? t(`desk_hint_${type}`) : "";
}

/** A value that is none of the choices stays one. */
function choiceOf(name, attributes, value) {
    const pairs = choices[name].some(([id]) => id === value) || !value ? choices[name] : [...choices[name], [value, value]];
    return element("select", attributes, element("option", { value: "" }, t("desk_not_stated")),
        pairs.map(([id, text]) => element("option", { value: id }, text)));
}

function controlOf(resolved, attributes) {
    if (resolved.enum) {
        return element("select", attributes, element("option", { value: "" }, t("desk_not_stated")),
            resolved.enum.map(value => element("option", { value }, constant(value, resolved))));
    }
    if ((resolved.maxLength ?? 0) > LONG_TEXT) {
        return element("textarea", { ...attributes, rows: "4" });
    }
    const isNumber = resolved.type === "number" || resolved.type === "integer";
    return element("input", { ...attributes, type: "text", inputmode: isNumber ? "decimal" : undefined, autocomplete: "off" });
}

/** What is no number is sent as it stands, so that the API says so. */
function read(text, { type }) {
    const stripped = text.trim();
    if (stripped === "") {
        return undefined;
    }
    const number = Number(stripped.replace(",", ".").replaceAll(/\s/g, ""));
    return (type === "number" || type === "integer") && Number.isFinite(number) ? number : stripped;
}
