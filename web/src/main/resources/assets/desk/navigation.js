// The address of the view behind the page's #, and what is to be said there.
import { t } from "./texts.js";

let message = "";
let isUnsaved = () => false;

/** Goes to a view, and says there what came of it. */
export function go(address, text = "") {
    message = text;
    location.hash = address;
}

/** What is to be said in the view that is shown now. */
export function takeMessage() {
    const text = message;
    message = "";
    return text;
}

/** From now on, people are asked before they leave as long as `check` returns true. */
export function keep(check) {
    isUnsaved = check;
    window.onbeforeunload = event => isUnsaved() && event.preventDefault();
}

/** Whether another view may be shown. */
export function mayLeave() {
    if (isUnsaved() && !confirm(t("desk_unsaved"))) {
        return false;
    }
    isUnsaved = () => false;
    return true;
}
