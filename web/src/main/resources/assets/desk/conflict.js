// Somebody else saved in the meantime: what they changed, and whose text is to stay.
import { writable } from "./contract.js";
import { differences } from "./difference.js";
import { edit } from "./editor.js";
import { announce, button, element, showView } from "./elements.js";
import { merge } from "./merge.js";
import { t } from "./texts.js";

/** Shows what the others changed since the person began, and what the person would change of it. */
export function showConflict({ schema, choices, base, mine, theirs }) {
    const current = writable(theirs.document, schema);
    const joined = merge(base, current, mine);
    const goOn = (content, text) => {
        edit({ ...theirs, schema, choices, base: current, mine: content });
        announce(t(text));
    };
    showView(t("desk_conflict"),
        element("p", {}, t("desk_conflict_help")),
        element("section", { "aria-labelledby": "desk-theirs" },
            element("h3", { id: "desk-theirs" }, t("desk_theirs")), differences(base, current, schema)),
        element("section", { "aria-labelledby": "desk-mine" },
            element("h3", { id: "desk-mine" }, t("desk_mine")), differences(current, joined, schema)),
        element("p", { class: "desk-buttons" },
            button(t("desk_take_theirs"), () => goOn(current, "desk_took_theirs")),
            button(t("desk_go_on_with_mine"), () => goOn(joined, "desk_goes_on_with_mine"))));
}
