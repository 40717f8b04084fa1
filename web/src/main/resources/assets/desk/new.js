// A new draft of a promise, with what every draft needs; the editor has the rest.
import { create, get } from "./api.js";
import { element, showView } from "./elements.js";
import { go } from "./navigation.js";
import { explained } from "./problems.js";
import { person } from "./sign-in.js";
import { t } from "./texts.js";

const POLICE = { id: "police:polismyndigheten", name: "Polisen" };

/** Shows the form of a new promise. */
export async function showNew() {
    const { items: municipalities } = (await get("/municipalities")).json;
    const own = person().organisations;
    const chosen = municipalities.find(({ code }) => own.includes(`municipality:${code}`));
    const select = element("select", { id: "desk-new-code", name: "code", change: () => suggest() },
        municipalities.map(({ code, name }) =>
            element("option", { value: code, selected: code === chosen?.code }, name)));
    const partyName = element("input", { id: "desk-new-name", name: "name", required: true, maxlength: "200" });
    const suggest = () => { partyName.value = `${select.selectedOptions[0].textContent} kommun`; };
    suggest();
    const problem = element("p", { class: "desk-error", role: "alert" });
    const form = element("form", { class: "desk-form", submit: async event => {
        event.preventDefault();
        const { title, code, name } = Object.fromEntries(new FormData(form));
        const parties = [{ id: `municipality:${code}`, name }, POLICE];
        try {
            const { json } = await create("promises", { title, municipalities: [code], parties });
            go(`#/promises/${json.id}/edit`, t("desk_created"));
        } catch (failure) {
            problem.replaceChildren(...explained(failure));
        }
    } },
    element("p", { class: "desk-field" }, element("label", { for: "desk-new-title" }, t("member_title")),
        element("input", { id: "desk-new-title", name: "title", required: true, maxlength: "300", autocomplete: "off" })),
    element("p", { class: "desk-field" }, element("label", { for: "desk-new-code" }, t("desk_municipality")), select),
    element("p", { class: "desk-field" }, element("label", { for: "desk-new-name" }, t("desk_party_name")), partyName),
    element("p", {}, t("desk_new_help")),
    problem,
    element("p", { class: "desk-buttons" }, element("button", {}, t("desk_create")),
        element("a", { href: "#/" }, t("desk_cancel"))));
    showView(t("desk_new"), form);
}
