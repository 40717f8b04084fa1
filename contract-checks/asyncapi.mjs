// Prints what the AsyncAPI parser has against a document and all that it refers to: errors and warnings, not advice.
// It takes schemas of draft 2020-12 on trust: EventMessagesTest reads them.
import { Parser, fromFile } from "@asyncapi/parser";

const WARNING = 1;

const { diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const reports = diagnostics.filter(({ severity }) => severity <= WARNING);
console.log(JSON.stringify(reports.map(({ code, path, message }) => ({ code, path, message })), null, 2));
process.exitCode = reports.length === 0 ? 0 : 1;
