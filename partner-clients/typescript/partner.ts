/**
 * The code that a partner writes with the client that is generated from the contract: a municipality and the police
 * publish a promise, anyone reads it, and a draft is deleted. Each printed line shows a response.
 */
import {
  type ApiResponse,
  type Change,
  ChangesApi,
  type CitizenPromise,
  Configuration,
  DocumentSort,
  Kind,
  MunicipalitiesApi,
  type Problem,
  ProblemFromJSON,
  type Progress,
  type PromiseContent,
  PromisesApi,
  PublicationStatus,
  ResponseError,
  SearchApi,
  StatisticsApi,
  StatisticsGrouping,
  TargetComparator,
  TemporalStatus,
} from "../target/typescript";

declare const process: { env: Record<string, string | undefined> };

const MUNICIPALITY = "municipality:2583";
const POLICE = "police:polismyndigheten";

function environmentVariable(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not in the environment`);
  }
  return value;
}

/** The configuration of a client: with a token of the environment, or without one. */
function configuration(token?: string): Configuration {
  return new Configuration({ basePath: environmentVariable("ADDRESS"), accessToken: token && environmentVariable(token) });
}

/** The problem of a call that is refused. */
async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ResponseError) {
      return ProblemFromJSON(await error.response.json());
    }
    throw error;
  }
  throw new Error("the call was not refused");
}

/** The entity tag of a response, for If-Match. */
function entityTag(response: ApiResponse<CitizenPromise>): string {
  return response.raw.headers.get("etag")!;
}

async function publish(): Promise<string> {
  const editor = new PromisesApi(configuration("MUNICIPALITY_EDITOR"));
  const colleague = new PromisesApi(configuration("POLICE_EDITOR"));
  const approvers = ["MUNICIPALITY_APPROVER", "POLICE_APPROVER"].map((token) => new PromisesApi(configuration(token)));

  const content: PromiseContent = {
    title: "Ljusare gångvägar i Haparanda",
    municipalities: ["2583", "9999"],
    parties: [{ id: MUNICIPALITY }, { id: POLICE }],
    validity: { from: "2031", to: "2032" },
    commitments: [
      { text: "Tolv lyktstolpar byts", targets: [{ comparator: TargetComparator.AT_LEAST, value: 12, unit: "lyktstolpar" }] },
    ],
  };
  const wrong = await problemOf(editor.createPromise({ promiseContent: content }));
  console.log(wrong.status, wrong.violations?.map((violation) => violation.pointer));

  content.municipalities = ["2583"];
  const draft = await editor.createPromiseRaw({ promiseContent: content });
  const { id, revision, publicationStatus } = await draft.value();
  console.log(revision, publicationStatus);

  const early = await problemOf(editor.publishPromise({ id, ifMatch: entityTag(draft) }));
  console.log(early.status, early.missingApprovals);

  await colleague.replacePromise({ id, ifMatch: entityTag(draft), promiseContent: { ...content, theme: "Ökad trygghet" } });
  const stale = await problemOf(editor.replacePromise({ id, ifMatch: entityTag(draft), promiseContent: content }));
  const read = await editor.getPromiseRaw({ id });
  const working = await read.value();
  console.log(stale.status, working.revision, working.theme);

  // A document that is read can be written back: members that the service sets are not sent.
  const replaced = await editor.replacePromiseRaw({
    id,
    ifMatch: entityTag(read),
    promiseContent: { ...working, summary: "Gångvägarna ska vara upplysta hela vintern." },
  });
  for (const approver of approvers) {
    await approver.approvePromise({ id, ifMatch: entityTag(replaced) });
  }
  const published = await editor.publishPromise({ id, ifMatch: entityTag(replaced), publication: { changeNote: "Första" } });
  console.log(published.version, published.publicationStatus, published.theme);
  return id;
}

async function deleteDraft(): Promise<void> {
  const editor = new PromisesApi(configuration("MUNICIPALITY_EDITOR"));
  const promiseContent = { title: "Ett utkast som tas bort", municipalities: ["2583"], parties: [{ id: MUNICIPALITY }] };
  const draft = await editor.createPromiseRaw({ promiseContent });
  const { id } = await draft.value();
  const deleted = await editor.deletePromiseRaw({ id, ifMatch: entityTag(draft) });
  const second = await problemOf(editor.deletePromise({ id, ifMatch: entityTag(draft) }));
  const read = await problemOf(editor.getPromise({ id }));
  console.log(deleted.raw.status, second.status, read.status);
}

/** Progress arrives by an event of its own, a moment after the publication. */
async function progressInOverview(id: string): Promise<Progress> {
  const municipalities = new MunicipalitiesApi(configuration());
  for (let attempt = 0; attempt < 100; attempt++) {
    const overview = await municipalities.getOverview({ code: "2583", asOf: new Date("2031-06-01") });
    const progress = overview.promises.find((promise) => promise.id === id)?.progress;
    if (progress) {
      return progress;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the overview has no progress of ${id}`);
}

async function readWithoutToken(id: string): Promise<void> {
  const promises = new PromisesApi(configuration());
  const promise = await promises.getPromise({ id, asOf: new Date("2031-06-01") });
  console.log(promise.temporalStatus, promise.commitments?.[0]?.targets?.[0]?.value, promise.links?.["self"]?.method);

  const page = await promises.listPromises({
    municipality: "2583",
    status: PublicationStatus.PUBLISHED,
    temporalStatus: TemporalStatus.IN_FORCE,
    asOf: new Date("2032-12-31"),
    sort: DocumentSort.DOCUMENTS_BY_PUBLISHED_AT_REVERSED,
    limit: 5,
  });
  console.log(page.items.map((item) => item.id).includes(id), page.meta.limit);

  const found = await new SearchApi(configuration()).search({ q: "lyktstolpe", kind: Kind.PROMISE, municipality: "2583" });
  const hits = found.groups.flatMap((group) => group.items);
  console.log(hits.map((hit) => hit.id).includes(id), found.facets.municipality.map((facet) => facet.name));

  const progress = await progressInOverview(id);
  console.log(progress.items.map((item) => item.outcome));

  const statistics = await new StatisticsApi(configuration()).getStatistics({ groupBy: StatisticsGrouping.BY_YEAR, municipality: "2583" });
  console.log(statistics.groups.map((group) => group.key).includes("2032"), statistics.total.targets.stated > 0);
}

/** Brings a copy up to date: everything with an empty cursor, later what came behind it. Returns the cursor to store. */
async function synchronize(copy: Map<string, Change>, after: string): Promise<string> {
  const page = await new ChangesApi(configuration()).listChanges({ after, municipality: "2583", kind: Kind.PROMISE });
  for (const change of page.items) {
    if (change.type.endsWith(".withdrawn")) {
      copy.delete(change.id);
    } else {
      copy.set(change.id, change);
    }
  }
  const next = new URL(page.links["next"]!.href).searchParams.get("after")!;
  return page.meta.upToDate ? next : synchronize(copy, next);
}

async function follow(id: string): Promise<void> {
  const copy = new Map<string, Change>();
  const cursor = await synchronize(copy, "");
  const size = copy.size;
  await synchronize(copy, cursor);
  console.log(copy.has(id), copy.size === size);
}

publish()
  .then((id) => readWithoutToken(id).then(() => follow(id)))
  .then(deleteDraft);
