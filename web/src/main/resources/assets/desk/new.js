// New drafts, with what every draft needs; the editor has the rest.
import { create, get } from "./api.js";
import { contentOf, writable } from "./contract.js";
import { element, showView } from "./elements.js";
import { go } from "./navigation.js";
import { explained } from "./problems.js";
import { mayWrite, person } from "./sign-in.js";
import { kindOf, t } from "./texts.js";

const POLICE = { id: "police:polismyndigheten", name: "Polisen" };
/** In the language of the documents, whatever that of the desk. */
const FOLLOW_UP_OF = "Uppföljning av ";
const MAX_TITLE = 300;
const KINDS = ["promises", "agreements", "action-plans"];
/** How a follow-up names the kind of what it follows up. */
const SUBJECTS = { promises: "PROMISE", agreements: "AGREEMENT", "action-plans": "ACTION_PLAN" };

/** Shows the form of a new promise, agreement or action plan of a municipality and the police. */
export async function showNew(collection) {
    const { items: municipalities } = (await get("/municipalities")).json;
    const own = person().organisations;
    const chosen = municipalities.find(({ code }) => own.includes(`municipality:${code}`));
    const kinds = element("select", { id: "desk-new-kind", name: "kind" },
        KINDS.map(kind => element("option", { value: kind, selected: kind === collection }, kindOf(kind))));
    const select = element("select", { id: "desk-new-code", name: "code", change: () => suggest() },
        municipalities.map(({ code, name }) =>
            element("option", { value: code, selected: code === chosen?.code }, name)));
    const partyName = element("input", { id: "desk-new-name", name: "name", required: true, maxlength: "200" });
    const suggest = () => { partyName.value = `${select.selectedOptions[0].textContent} kommun`; };
    suggest();
    showView(t("desk_new"), form({
        fields: [field("kind", t("desk_kind"), kinds), title(""), field("code", t("desk_municipality"), select),
            field("name", t("desk_party_name"), partyName)],
        help: t("desk_new_help"),
        back: "#/",
        draft: ({ kind, title, code, name }) => [kind,
            { title, municipalities: [code], parties: [{ id: `municipality:${code}`, name }, POLICE] }],
    }));
}

/** Shows the form of a new follow-up of a document. */
export async function showFollowUp(collection, id) {
    const path = `/${collection}/${id}`;
    const { json: working } = await get(path);
    const document = working.hasUnpublishedChanges
        ? (await get(`${path}/versions/${working.version}`)).json : working;
    const { municipalities, parties } = writable(document, contentOf(collection));
    const subject = { type: SUBJECTS[collection], id, version: document.version };
    showView(t("desk_follow_up"), form({
        fields: [title((FOLLOW_UP_OF + document.title).slice(0, MAX_TITLE))],
        help: t("desk_follow_up_help"),
        back: `#${path}`,
        draft: ({ title }) => ["follow-ups", { title, municipalities, parties, subject }],
    }));
}

/** Whether a document can be followed up by the person. */
export function mayFollowUp({ publicationStatus, parties }, collection) {
    const { organisations } = person();
    return publicationStatus === "PUBLISHED" && collection in SUBJECTS && mayWrite()
        && parties.some(({ id }) => organisations.includes(id));
}

function title(value) {
    return field("title", t("member_title"), element("input",
        { id: "desk-new-title", name: "title", value, required: true, maxlength: MAX_TITLE, autocomplete: "off" }));
}

function field(name, label, control) {
    return element("p", { class: "desk-field" }, element("label", { for: `desk-new-${name}` }, label), control);
}

/** A form that creates the draft that it is filled in with, and leads to its editor. */
function form({ fields, help, back, draft }) {
    const problem = element("p", { class: "desk-error", role: "alert" });
    const filled = element("form", { class: "desk-form", submit: async event => {
        event.preventDefault();
        if (filled.getAttribute("aria-busy")) {
            return;
        }
        filled.setAttribute("aria-busy", "true");
        const [collection, content] = draft(Object.fromEntries(new FormData(filled)));
        try {
            const { json } = await create(collection, content);
            go(`#/${collection}/${json.id}/edit`, t("desk_created"));
        } catch (failure) {
            problem.replaceChildren(...explained(failure));
            filled.removeAttribute("aria-busy");
        }
    } }, fields, element("p", {}, help), problem,
    element("p", { class: "desk-buttons" }, element("button", {}, t("desk_create")),
        element("a", { href: back }, t("desk_cancel"))));
    return filled;
}
