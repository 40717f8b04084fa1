// The first view: what waits for the person, and what their organisations have.
import { get, list, partyName, remember } from "./api.js";
import { button, element, showView } from "./elements.js";
import { mayWrite, person } from "./sign-in.js";
import { kindOf, t, when } from "./texts.js";

export const COLLECTIONS = ["promises", "agreements", "action-plans", "follow-ups"];
const OVERDUE = ["NO_FOLLOW_UP", "STALE"];
const MOST_MUNICIPALITIES = 20;
const MOST_PAGES = 5;

/** Shows the lists of the organisations for which the person speaks. */
export async function showLists() {
    const { organisations } = person();
    const documents = await everything(organisations);
    documents.forEach(({ document }) => remember(document));
    const own = (ids = []) => ids.some(id => organisations.includes(id));
    const isChanged = ({ document }) => document.publicationStatus === "DRAFT" || document.hasUnpublishedChanges;
    const waits = ({ document }) => own(document.missingApprovals)
        || (document.confirmations ?? []).some(({ partyId, status }) => status === "PENDING" && own([partyId]));
    const overdue = await overdueOf(documents);
    showView(t("desk_lists"),
        mayWrite()
            && element("p", {}, element("a", { class: "desk-button", href: "#/new/promises" }, t("desk_new"))),
        section("waiting", documents.filter(waits)),
        section("drafts", documents.filter(isChanged)),
        section("overdue", overdue, overdue.isWhole ? "" : "+"),
        section("published", documents.filter(({ document }) => document.publicationStatus === "PUBLISHED"),
            documents.isWhole ? "" : "+"));
}

async function everything(organisations) {
    const found = new Map();
    let isWhole = true;
    await Promise.all(organisations.flatMap(organisation => COLLECTIONS.flatMap(collection =>
        // Lists begin with what was published last: drafts would be on the last page.
        ["DRAFT", "PUBLISHED"].map(async publicationStatus => {
            const query = new URLSearchParams({ partyId: organisation, status: publicationStatus, limit: 100 });
            const documents = await list(`/${collection}?${query}`, MOST_PAGES);
            isWhole &&= documents.isWhole;
            documents.forEach(document => found.set(document.id, { collection, document }));
        }))));
    const newestFirst = [...found.values()].sort((one, other) =>
        other.document.updatedAt.localeCompare(one.document.updatedAt));
    return Object.assign(newestFirst, { isWhole });
}

/** What has expired without a follow-up or a successor, as the overviews of the municipalities say. */
async function overdueOf(documents) {
    const municipalities = new Set(documents.flatMap(({ document }) => document.municipalities ?? []));
    const own = new Map(documents.map(each => [each.document.id, each]));
    const overviews = await Promise.all([...municipalities].slice(0, MOST_MUNICIPALITIES)
        .map(code => get(`/municipalities/${code}/overview`).catch(() => ({ json: {} }))));
    const notes = new Map();
    for (const { type, documentId, text } of overviews.flatMap(({ json }) => json.notices ?? [])) {
        if (OVERDUE.includes(type) && own.has(documentId)) {
            notes.set(documentId, (notes.get(documentId) ?? new Set()).add(text));
        }
    }
    const overdue = [...notes].map(([id, texts]) => ({ ...own.get(id), note: [...texts].join(" ") }));
    return Object.assign(overdue, { isWhole: municipalities.size <= MOST_MUNICIPALITIES });
}

const SHOWN = 10;

/** A list with its number; `more` is a sign that there are others. */
function section(name, entries, more = "") {
    const heading = element("h3", { id: `desk-${name}` }, `${t(`desk_${name}`)} (${entries.length}${more})`);
    const items = element("ul", { class: "newest" }, entries.slice(0, SHOWN).map(item));
    const all = entries.length > SHOWN && button(t("desk_show_all", entries.length), () => {
        items.append(...entries.slice(SHOWN).map(item));
        items.children[SHOWN].querySelector("a").focus();
        all.remove();
    }, { class: "desk-quiet" });
    return element("section", { "aria-labelledby": `desk-${name}`, id: `list-${name}` }, heading,
        entries.length > 0 ? items : element("p", { class: "samverkan-quiet" }, t("desk_none")), all || "");
}

function item({ collection, document, note }) {
    const missing = document.missingApprovals ?? [];
    return element("li", {},
        element("span", { class: "kind" }, kindOf(collection)),
        element("a", { href: `#/${collection}/${document.id}`, lang: document.language ?? "sv" }, document.title),
        element("p", { class: "samverkan-quiet" },
            [state(document), t("desk_updated", when(document.updatedAt)),
                missing.length > 0 && t("desk_missing", missing.map(partyName).join(", "))].filter(Boolean).join(" · ")),
        note && element("p", { class: "samverkan-note", lang: "sv" }, note));
}

/** The state of a document in words. */
export function state(document) {
    if (document.publicationStatus === "PUBLISHED") {
        return t("desk_state_published", document.version)
            + (document.hasUnpublishedChanges ? `, ${t("desk_state_changed")}` : "");
    }
    return t(document.publicationStatus === "DRAFT" ? "desk_state_draft" : "desk_state_withdrawn");
}
