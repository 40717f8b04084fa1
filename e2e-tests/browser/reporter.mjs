import { inspect } from 'node:util';

/** The cause of a failure as text: the message of a failed check, the stack of an error. */
function text(failure) {
  const cause = failure.cause ?? failure;
  return cause instanceof Error ? cause.stack : inspect(cause);
}

/** A line of JSON for each step, for BrowserStory. */
export default async function* report(events) {
  for await (const { type, data } of events) {
    if ((type === 'test:pass' || type === 'test:fail') && data.nesting === 0) {
      yield `${JSON.stringify({ name: data.name, failure: data.details.error && text(data.details.error) })}\n`;
    }
  }
}
