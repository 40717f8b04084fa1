// Prints the errors and warnings of the AsyncAPI parser about a document and the files that it refers to.
// The parser does not validate schemas of draft 2020-12: EventMessagesTest does.
import { Parser, fromFile } from "@asyncapi/parser";

const WARNING = 1;

const { diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const reports = diagnostics.filter(({ severity }) => severity <= WARNING);
console.log(JSON.stringify(reports.map(({ code, path, message }) => ({ code, path, message })), null, 2));
process.exitCode = reports.length === 0 ? 0 : 1;
