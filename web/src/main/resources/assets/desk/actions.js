// What the API offers the person to do with a document: a button for each of its links.
import { follow, partyName } from "./api.js";
import { announce, button, element } from "./elements.js";
import { go } from "./navigation.js";
import { mayFollowUp } from "./new.js";
import { explained } from "./problems.js";
import { person } from "./sign-in.js";
import { t } from "./texts.js";

/** By relation, in the order in which they are shown: the text that the action needs, and the body of its request. */
const ACTIONS = {
    approve: {
        body: (texts, { document }) => ({ partyId: own(document.missingApprovals) ?? person().organisations[0] }),
    },
    publish: {
        text: "changeNote",
        isOptional: true,
        // Offered while approvals are missing, it is the archivist's.
        body: ({ changeNote }, { document }) => ({
            ...(changeNote ? { changeNote } : {}),
            ...(document.missingApprovals?.length > 0 ? { basis: "ARCHIVE" } : {}),
        }),
    },
    confirm: {
        text: "comment",
        isOptional: true,
        choices: ["CONFIRMED", "DISSENTED"],
        body: ({ comment, status }) => ({ status, ...(comment ? { comment } : {}) }),
    },
    renew: { leadsTo: (result, { collection }) => `#/${collection}/${result.id}` },
    withdraw: { text: "explanation", body: ({ explanation }) => ({ explanation }), isGrave: true },
    delete: { isGrave: true, leadsTo: () => "#/" },
};

const own = (parties = []) => parties.find(party => person().organisations.includes(party));

/** The buttons, and links to the forms; `show` shows the document again, with what changed since the one that it is given. */
export function actions(shown, show) {
    const links = shown.document._links ?? {};
    const offered = Object.keys(ACTIONS).filter(relation => links[relation]);
    const forms = [
        links.edit && element("a", { class: "desk-button", href: `#${shown.path}/edit` }, t("desk_edit")),
        mayFollowUp(shown.document, shown.collection)
            && element("a", { class: "desk-button", href: `#${shown.path}/follow-up` }, t("desk_follow_up")),
    ].filter(Boolean);
    return forms.length + offered.length > 0 && element("section", { "aria-labelledby": "desk-actions" },
        element("h3", { id: "desk-actions" }, t("desk_actions")),
        element("div", { class: "desk-buttons" }, forms,
            offered.map(relation => button(nameOf(relation, shown), () => ask(relation, shown, show),
                { class: ACTIONS[relation].isGrave ? "desk-grave" : undefined, "aria-haspopup": "dialog" }))));
}

function nameOf(relation, { document }) {
    const isArchive = relation === "publish" && document.missingApprovals?.length > 0;
    return t(isArchive ? "desk_publish_archive" : `desk_${relation}`);
}

/** Asks for what the action needs, in a dialogue that keeps the focus and can be left by Escape. */
function ask(relation, shown, show) {
    const { text, isOptional, choices = [], isGrave } = ACTIONS[relation];
    const problem = element("p", { class: "desk-error", role: "alert" });
    const link = shown.document._links[relation];
    const form = element("form", { method: "dialog", submit: event => {
        event.preventDefault();
        carryOut(relation, shown, show, dialog, problem);
    } },
    element("h3", { id: "desk-dialog" }, nameOf(relation, shown)),
    element("p", {}, t(`desk_${relation}_help`)),
    relation === "confirm" && element("p", {}, t("desk_for", partyName(decodeURIComponent(link.href.split("/").at(-1))))),
    choices.length > 0 && element("fieldset", {}, element("legend", {}, t("desk_position")),
        choices.map(choice => element("label", {},
            element("input", { type: "radio", name: "status", value: choice, required: true }),
            ` ${t(`desk_confirmation_${choice}`)}`))),
    text && element("p", {}, element("label", { for: "desk-text" }, t(`field_${text}`)),
        element("textarea", { id: "desk-text", name: text, rows: "4", required: !isOptional })),
    problem,
    element("p", { class: "desk-buttons" },
        element("button", { class: isGrave ? "desk-grave" : undefined }, nameOf(relation, shown)),
        element("button", { type: "button", class: "desk-quiet", click: () => dialog.close() }, t("desk_cancel"))));
    const dialog = element("dialog", { "aria-labelledby": "desk-dialog", close: () => dialog.remove() }, form);
    document.getElementById("desk").append(dialog);
    dialog.showModal();
}

async function carryOut(relation, shown, show, dialog, problem) {
    const { body = () => undefined, leadsTo } = ACTIONS[relation];
    const texts = Object.fromEntries(new FormData(dialog.querySelector("form")));
    const submit = dialog.querySelector("button");
    if (submit.getAttribute("aria-disabled")) {
        return;
    }
    submit.setAttribute("aria-disabled", "true");
    try {
        const { json } = await follow(shown.document._links[relation], body(texts, shown), shown.etag);
        dialog.close();
        if (leadsTo) {
            go(leadsTo(json, shown), t(`desk_${relation}_done`));
        } else {
            await show();
            announce(t(`desk_${relation}_done`));
        }
    } catch (failure) {
        if (failure.status === 412) {
            dialog.close();
            await show(shown.document);
            return;
        }
        problem.replaceChildren(...explained(failure));
        submit.removeAttribute("aria-disabled");
    }
}
