// What went wrong, in words: a sentence of ours, and what the API says, which is English.
import { element } from "./elements.js";
import { has, t } from "./texts.js";

/** The nodes that explain a failure. */
export function explained(failure) {
    const status = failure.status ?? 0;
    const violations = (failure.violations ?? []).map(({ pointer, text }) => `${pointer} ${text}`.trim());
    const details = violations.length > 0 ? violations : [failure.status ? failure.message : String(failure.message)];
    return [
        has(`desk_problem_${status}`) ? t(`desk_problem_${status}`) : t("desk_problem"),
        " ",
        element("span", { lang: "en" }, details.join("; ")),
    ];
}
