// The texts of the page, in its language.
const texts = JSON.parse(document.getElementById("desk-texts").textContent);
const language = document.documentElement.lang;
const moment = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { dateStyle: "medium", timeStyle: "short" });

export const isSwedish = language === "sv";

/** A text, with values in place of each %s. */
export function t(key, ...values) {
    return values.reduce((text, value) => text.replace("%s", () => value), texts[key] ?? key);
}

/** Whether there is such a text. */
export function has(key) {
    return key in texts;
}

/** How a kind of document is called, by its collection. */
export function kindOf(collection) {
    return t(`kind_${collection.replace("-", "_")}`);
}

/** A time of the API in words. */
export function when(timestamp) {
    return moment.format(new Date(timestamp));
}
