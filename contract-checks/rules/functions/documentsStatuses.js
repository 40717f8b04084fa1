/** The operation documents the status codes that it can be refused with. */
export default (operation, { statuses }) =>
  statuses
    .filter((status) => !operation.responses?.[status])
    .map((status) => ({ message: `${status} is not documented` }));
