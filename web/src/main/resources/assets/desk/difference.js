// What differs between two texts of a document, word by word, in the shape of the page with its history.
import { nameOf } from "./contract.js";
import { element } from "./elements.js";
import { has, t } from "./texts.js";

/** Larger comparisons are shown as removed and added. */
const MAX_CELLS = 1_000_000;
const KEYS = ["id", "itemId", "targetId", "commitmentId", "partyId"];

/** The texts of a content by their places. */
function textsOf(content) {
    const texts = new Map();
    const add = (place, value) => {
        if (Array.isArray(value)) {
            value.forEach((each, index) => {
                const key = KEYS.find(name => each?.[name]);
                add([...place, key ? each[key] : index + 1], each);
            });
        } else if (value !== null && typeof value === "object") {
            Object.entries(value).filter(([name]) => name !== "id")
                .forEach(([name, member]) => add([...place, name], member));
        } else {
            texts.set(JSON.stringify(place), String(value));
        }
    };
    Object.entries(content).forEach(([name, member]) => add([name], member));
    return texts;
}

/** The words of both texts in reading order, each with the name of its element: ins, del or none. */
export function fragments(before, after) {
    const former = before.split(/(?<=\s)|(?=\s)/).filter(Boolean);
    const later = after.split(/(?<=\s)|(?=\s)/).filter(Boolean);
    let start = 0;
    while (start < former.length && start < later.length && former[start] === later[start]) {
        start++;
    }
    let end = 0;
    while (end < former.length - start && end < later.length - start && former.at(-1 - end) === later.at(-1 - end)) {
        end++;
    }
    const found = middle(former.slice(start, former.length - end), later.slice(start, later.length - end));
    return joined([
        ...former.slice(0, start).map(word => ["", word]),
        ...found,
        ...former.slice(former.length - end).map(word => ["", word]),
    ]);
}

/** By the longest common subsequence. */
function middle(former, later) {
    if (former.length * later.length > MAX_CELLS) {
        return [...former.map(word => ["del", word]), ...later.map(word => ["ins", word])];
    }
    const width = later.length + 1;
    const length = new Uint32Array((former.length + 1) * width);
    for (let i = former.length - 1; i >= 0; i--) {
        for (let j = later.length - 1; j >= 0; j--) {
            length[i * width + j] = former[i] === later[j]
                ? length[(i + 1) * width + j + 1] + 1
                : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }
    }
    const found = [];
    let i = 0;
    let j = 0;
    while (i < former.length || j < later.length) {
        if (i < former.length && j < later.length && former[i] === later[j]) {
            found.push(["", former[i++]]);
            j++;
        } else if (j === later.length
            || (i < former.length && length[(i + 1) * width + j] >= length[i * width + j + 1])) {
            found.push(["del", former[i++]]);
        } else {
            found.push(["ins", later[j++]]);
        }
    }
    return found;
}

function joined(words) {
    const parts = [];
    for (const [kind, word] of words) {
        if (parts.at(-1)?.[0] === kind) {
            parts.at(-1)[1] += word;
        } else {
            parts.push([kind, word]);
        }
    }
    return parts;
}

/** A member in words; the id or number of an element as it is. */
const named = each => has(`field_${each}`) || has(`member_${each}`) ? nameOf(each, {}) : each;

/** A list of what differs between two contents, or a sentence that nothing does. */
export function differences(former, later, schema) {
    const before = textsOf(former);
    const after = textsOf(later);
    const changed = [...new Set([...before.keys(), ...after.keys()])]
        .filter(place => before.get(place) !== after.get(place));
    if (changed.length === 0) {
        return element("p", {}, t("desk_no_difference"));
    }
    return element("dl", { class: "differences" }, changed.flatMap(place => {
        const [member, ...below] = JSON.parse(place);
        return [
            element("dt", {}, nameOf(member, schema.properties?.[member]), below.length > 0
                && element("span", { class: "samverkan-quiet" }, ` ${below.map(named).join(" ")}`) || ""),
            element("dd", { lang: later.language ?? "sv" },
                fragments(before.get(place) ?? "", after.get(place) ?? "")
                    .map(([kind, text]) => kind ? element(kind, {}, text) : text)),
        ];
    }));
}
