// The form of a document's working copy.
import { follow, get } from "./api.js";
import { showConflict } from "./conflict.js";
import { contentOf, nameOf, writable } from "./contract.js";
import { read } from "./document.js";
import { element, showView } from "./elements.js";
import { EDITED, memberFields, merged, offer } from "./fields.js";
import { go, keep } from "./navigation.js";
import { explained } from "./problems.js";
import { t } from "./texts.js";
import { clear, show } from "./violations.js";

/** Shows the form of a document as the API has it now. */
export async function showEditor(collection, id) {
    const opened = await read(collection, id);
    const schema = contentOf(collection);
    const choices = await choicesOf(opened.document.subject);
    edit({ ...opened, schema, choices, base: writable(opened.document, schema) });
}

const ITEMS = ["commitments", "activities", "measures", "focusAreas", "goals"];
const SUBJECTS = { PROMISE: "promises", AGREEMENT: "agreements", ACTION_PLAN: "action-plans" };

/** What a follow-up can judge, by the texts of its subject; nothing where there is no subject that can be read. */
async function choicesOf(subject) {
    if (!SUBJECTS[subject?.type]) {
        return {};
    }
    const { json } = await get(`/${SUBJECTS[subject.type]}/${subject.id}`).catch(failure => {
        console.warn(failure);
        return { json: {} };
    });
    const items = ITEMS.flatMap(list => json[list] ?? []);
    const described = ({ id, value, unit, asPublished }) => [id, [value, unit].filter(Boolean).join(" ") || asPublished || id];
    return {
        itemId: items.map(({ id, title, text }) => [id, title ?? text]),
        targetId: items.flatMap(({ targets = [] }) => targets).map(described),
    };
}

/**
 * Shows the form. `base` is the content that the person began with, `mine` what the form holds, if it holds something else.
 */
export function edit({ base, mine = base, ...opened }) {
    const { collection, document, schema, choices } = opened;
    offer(choices);
    const address = `#/${collection}/${document.id}`;
    const fields = memberFields(schema, EDITED, mine);
    const summary = element("div");
    const form = element("form", { class: "desk-form", novalidate: true, submit: async event => {
        event.preventDefault();
        if (!form.hasAttribute("aria-busy")) {
            form.setAttribute("aria-busy", "true");
            await save({ ...opened, base, mine, fields, form, summary, address })
                .catch(failure => showFailure(failure, summary));
            form.removeAttribute("aria-busy");
        }
    } },
    fields.map(({ field }) => field.node),
    untouched(mine, schema),
    element("p", { class: "desk-buttons" }, element("button", {}, t("desk_save")),
        element("a", { href: address }, t("desk_cancel"))));
    form.addEventListener("input", () => keep(() => form.isConnected), { once: true });
    showView(t("desk_edit_title", document.title), element("p", {}, t("desk_edit_help")), summary, form);
}

async function save({ base, mine, fields, form, summary, address, ...opened }) {
    const { document, etag, collection } = opened;
    const controls = new Map();
    const content = merged(mine, fields, "", controls) ?? {};
    clear(form, summary);
    try {
        await follow(document._links.edit, content, etag);
        keep(() => false);
        go(address, t("desk_saved"));
    } catch (failure) {
        if (failure.status === 412) {
            showConflict({ ...opened, base, mine: content, theirs: await read(collection, document.id) });
        } else if (failure.violations?.length > 0) {
            show(failure.violations, controls, summary);
        } else {
            throw failure;
        }
    }
}

function showFailure(failure, summary) {
    const text = element("p", { class: "desk-error", tabindex: "-1" }, explained(failure));
    summary.replaceChildren(text);
    text.focus();
}

/** The members that the form leaves as they are. */
function untouched(content, schema) {
    const members = Object.keys(content).filter(member => !(member in EDITED));
    return members.length > 0 && element("section", { "aria-labelledby": "desk-untouched" },
        element("h3", { id: "desk-untouched" }, t("desk_untouched")),
        element("ul", {}, members.map(member => element("li", {}, nameOf(member, schema.properties[member])))));
}
