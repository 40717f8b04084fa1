// The address of the view behind the page's #, and what is to be said there.
let message = "";

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
