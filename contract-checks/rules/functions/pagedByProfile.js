/** An operation with page or offset has limit too, begins with page 1, and answers with _meta and _links. */
export default (operation) => {
  const query = (name) => operation.parameters?.find((one) => one.in === "query" && one.name === name)?.schema;
  const [page, offset, limit] = ["page", "offset", "limit"].map(query);
  if (!page && !offset) {
    return [];
  }
  const answer = operation.responses?.["200"]?.content?.["application/json"]?.schema?.properties ?? {};
  const counts = answer._meta?.properties ?? {};
  return [
    [limit, "FNS.07: there is no limit"],
    [limit?.default === 20, "FNS.09: limit has another default than 20"],
    [!page || page.minimum === 1, "FNS.08: page does not begin with 1"],
    [answer._links, "FNS.10, FNS.11: the answer has no _links"],
    [["totalRecords", "limit", "count"].every((name) => counts[name]), "FNS.10, FNS.13: the answer has no _meta with totalRecords, limit and count"],
  ].filter(([holds]) => !holds).map(([, message]) => ({ message }));
};
