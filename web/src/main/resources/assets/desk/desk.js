// The desk: signs people in, and shows the view that the address names behind its #.
import { learnNames, partyName } from "./api.js";
import { load } from "./contract.js";
import { showDocument } from "./document.js";
import { showEditor } from "./editor.js";
import { announce, busy, button, element, showView } from "./elements.js";
import { showLists } from "./lists.js";
import { showFollowUp, showNew } from "./new.js";
import { mayLeave, takeMessage } from "./navigation.js";
import { explained } from "./problems.js";
import { begin, person, resume, signOut } from "./sign-in.js";
import { t } from "./texts.js";

const desk = document.getElementById("desk");

const VIEWS = [
    [/^#\/new\/([a-z-]+)$/, showNew],
    [/^#\/([a-z-]+)\/([0-9a-f-]+)$/, showDocument],
    [/^#\/([a-z-]+)\/([0-9a-f-]+)\/edit$/, showEditor],
    [/^#\/([a-z-]+)\/([0-9a-f-]+)\/follow-up$/, showFollowUp],
];

let shown = Promise.resolve();

/** One view after the other: the last one that was asked for stays. */
function showAddressed() {
    shown = shown.then(showNow);
    return shown;
}

async function showNow() {
    busy();
    announce("");
    const message = takeMessage();
    const [pattern, show] = VIEWS.find(([each]) => each.test(location.hash)) ?? [/^/, showLists];
    try {
        await load();
        await show(...location.hash.match(pattern).slice(1));
        announce(message);
    } catch (failure) {
        showFailure(failure);
    }
}

function showFailure(failure) {
    showView(t("desk_failed"), element("p", { class: "desk-error" }, explained(failure)),
        element("p", { class: "desk-buttons" },
            failure.status === 401 ? button(t("desk_sign_in"), () => begin()) : button(t("desk_again"), showAddressed),
            element("a", { href: "#/" }, t("desk_back"))));
}

/** Who is signed in, above every view. */
function showPerson() {
    const { organisations, roles } = person();
    desk.before(element("p", { class: "desk-person" },
        element("span", {}, t("desk_signed_in", organisations.map(partyName).join(", ") || t("desk_nobody"),
            roles.map(role => t(`desk_role_${role}`)).join(", "))),
        button(t("desk_sign_out"), signOut, { class: "desk-quiet" })));
}

function showSignIn(failure) {
    showView(t("desk_sign_in_title"),
        failure && element("p", { class: "desk-error", role: "alert" }, explained(failure)),
        element("p", {}, t("desk_sign_in_help")),
        element("p", {}, button(t("desk_sign_in"), () => begin().catch(showSignIn))));
}

async function start() {
    try {
        if (!await resume()) {
            showSignIn();
            return;
        }
    } catch (failure) {
        showSignIn(failure);
        return;
    }
    // Without names, parties are shown by their identifiers.
    await learnNames().catch(console.warn);
    showPerson();
    addEventListener("hashchange", event => mayLeave() ? showAddressed() : history.replaceState(null, "", event.oldURL));
    await showAddressed();
}

if (desk) {
    start();
}
