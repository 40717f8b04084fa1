/** The major version of info.version is the one in every server's address. */
export default (document) => {
  const major = String(document.info?.version).split(".")[0];
  return (document.servers ?? [])
    .filter((server) => !server.url.endsWith(`/v${major}`))
    .map((server, index) => ({ message: `${server.url} does not end with /v${major}`, path: ["servers", index, "url"] }));
};
