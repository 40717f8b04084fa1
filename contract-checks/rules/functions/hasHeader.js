/** The response or the operation's parameters have a header, whatever its case. */
export default (target, { name, required }) => {
  const parameters = target.parameters ?? [];
  const header = Object.entries(target.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]
    ?? parameters.find((parameter) => parameter.in === "header" && parameter.name.toLowerCase() === name);
  if (!header) {
    return [{ message: `there is no ${name}` }];
  }
  return required === undefined || Boolean(header.required) === required
    ? []
    : [{ message: `${name} is ${required ? "not " : ""}required` }];
};
