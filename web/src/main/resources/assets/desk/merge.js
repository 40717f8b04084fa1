// Joins the changes of two people: what only one of them changed is that one's, and what both changed is mine.
const isSame = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);
const hasIds = value => Array.isArray(value) && value.every(each => each?.id);
const isDefined = value => value !== undefined;

function sorted(value) {
    if (Array.isArray(value)) {
        return value.map(sorted);
    }
    return isObject(value)
        ? Object.fromEntries(Object.keys(value).sort().map(name => [name, sorted(value[name])]))
        : value;
}

/** The value with the changes of both since `base`; undefined is an absent member. */
export function merge(base, theirs, mine) {
    if (isSame(mine, base)) {
        return theirs;
    }
    if (isSame(theirs, base)) {
        return mine;
    }
    if ([base, theirs, mine].every(isObject)) {
        const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
        return Object.fromEntries([...names]
            .map(name => [name, merge(base[name], theirs[name], mine[name])])
            .filter(([, value]) => isDefined(value)));
    }
    return hasIds(base) && hasIds(theirs) && Array.isArray(mine) && mine.every(isObject)
        ? elements(base, theirs, mine)
        : mine;
}

/** The elements of a list by their ids; one that is new in the form has none yet. */
function elements(base, theirs, mine) {
    const find = (list, id) => list.find(each => each.id === id);
    const ids = new Set([...mine, ...theirs].map(each => each.id).filter(isDefined));
    return [
        ...[...ids].map(id => merge(find(base, id), find(theirs, id), find(mine, id))).filter(isDefined),
        ...mine.filter(each => !isDefined(each.id)),
    ];
}
