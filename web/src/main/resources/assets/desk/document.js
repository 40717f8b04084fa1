// A document: its state, what the person may do with it, what changed since the last version, and its text.
import { actions } from "./actions.js";
import { get, partyName, remember } from "./api.js";
import { contentOf, writable } from "./contract.js";
import { differences } from "./difference.js";
import { element, showView } from "./elements.js";
import { state } from "./lists.js";
import { reading } from "./reading.js";
import { t, when } from "./texts.js";

/** Reads a document with what is needed to change it. */
export async function read(collection, id) {
    const path = `/${collection}/${encodeURIComponent(id)}`;
    const { json: document, etag } = await get(path);
    remember(document);
    return { collection, path, document, etag };
}

/** Shows a document; `former` is what the person acted on, if somebody else changed it meanwhile. */
export async function showDocument(collection, id, former) {
    const shown = await read(collection, id);
    const { document } = shown;
    const schema = contentOf(collection);
    const content = writable(document, schema);
    showView(document.title,
        element("p", {}, element("a", { href: "#/" }, t("desk_back"))),
        former && element("section", { class: "desk-summary", "aria-labelledby": "desk-changed" },
            element("h3", { id: "desk-changed", tabindex: "-1" }, t("desk_changed_meanwhile")),
            differences(writable(former, schema), content, schema)),
        element("p", {}, element("span", { class: "samverkan-status" }, state(document)), " ",
            t("desk_updated", when(document.updatedAt))),
        consents(document),
        actions(shown, changed => showDocument(collection, id, changed)),
        await changes(shown, content, schema),
        document.publicationStatus === "PUBLISHED"
            && element("p", {}, element("a", { href: publicPage(collection, id) }, t("desk_public_page"))),
        reading(content, schema));
    window.document.getElementById("desk-changed")?.focus();
}

function publicPage(collection, id) {
    const address = collection.replace(/-./g, ([, letter]) => letter.toUpperCase());
    return `${window.document.getElementById("desk").dataset[address]}/${id}`;
}

/** Who has approved or confirmed, and whose word is missing. */
function consents({ approvals = [], missingApprovals = [], confirmations = [] }) {
    const lines = [
        ...approvals.map(({ partyId, at }) => t("desk_approved_by", partyName(partyId)) + (at ? ` (${when(at)})` : "")),
        ...missingApprovals.map(party => t("desk_approval_missing", partyName(party))),
        ...confirmations.map(({ partyId, status, comment }) =>
            `${partyName(partyId)}: ${t(`desk_confirmation_${status}`)}${comment ? ` – ${comment}` : ""}`),
    ];
    return lines.length > 0 && element("section", { "aria-labelledby": "desk-consents" },
        element("h3", { id: "desk-consents" }, t("desk_consents")),
        element("ul", {}, lines.map(line => element("li", {}, line))));
}

/** The working copy against the last version, if there is one and they may differ. */
async function changes({ path, document }, content, schema) {
    if (!document.version || !document.hasUnpublishedChanges) {
        return undefined;
    }
    const { json: version } = await get(`${path}/versions/${document.version}`);
    return element("section", { "aria-labelledby": "desk-changes" },
        element("h3", { id: "desk-changes" }, t("desk_changes", document.version)),
        differences(writable(version, schema), content, schema));
}
