/**
 * What a partner writes who has the contract and the client that was generated from it: a municipality and the police
 * publish a promise, and everybody reads it. Each line that is printed says what was answered.
 */
import {
  type ApiResponse,
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

function given(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not in the environment`);
  }
  return value;
}

/** How to reach the API: with a token of the environment, or as anyone. */
function as(token?: string): Configuration {
  return new Configuration({ basePath: given("ADDRESS"), accessToken: token && given(token) });
}

/** The problem that a call is answered with. */
async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ResponseError) {
      return ProblemFromJSON(await error.response.json());
    }
    throw error;
  }
  throw new Error("it was not refused");
}

/** The entity tag of what was answered, for If-Match. */
function tag(answer: ApiResponse<CitizenPromise>): string {
  return answer.raw.headers.get("etag")!;
}

async function publish(): Promise<string> {
  const editor = new PromisesApi(as("MUNICIPALITY_EDITOR"));
  const colleague = new PromisesApi(as("POLICE_EDITOR"));
  const approvers = ["MUNICIPALITY_APPROVER", "POLICE_APPROVER"].map((token) => new PromisesApi(as(token)));

  const content: PromiseContent = {
    title: "Ljusare gångvägar i Haparanda",
    municipalities: ["2583", "9999"],
    parties: [{ id: MUNICIPALITY }, { id: POLICE }],
    validity: { from: "2031", to: "2032" },
    commitments: [
      { text: "Tolv lyktstolpar byts", targets: [{ comparator: TargetComparator.AtLeast, value: 12, unit: "lyktstolpar" }] },
    ],
  };
  const wrong = await problemOf(editor.createPromise({ promiseContent: content }));
  console.log(wrong.status, wrong.violations?.map((violation) => violation.pointer));

  content.municipalities = ["2583"];
  const draft = await editor.createPromiseRaw({ promiseContent: content });
  const { id, revision, publicationStatus } = await draft.value();
  console.log(revision, publicationStatus);

  const early = await problemOf(editor.publishPromise({ id, ifMatch: tag(draft) }));
  console.log(early.status, early.missingApprovals);

  await colleague.replacePromise({ id, ifMatch: tag(draft), promiseContent: { ...content, theme: "Ökad trygghet" } });
  const stale = await problemOf(editor.replacePromise({ id, ifMatch: tag(draft), promiseContent: content }));
  const read = await editor.getPromiseRaw({ id });
  const working = await read.value();
  console.log(stale.status, working.revision, working.theme);

  // What is read is what is written, but for what the service says of it.
  const replaced = await editor.replacePromiseRaw({
    id,
    ifMatch: tag(read),
    promiseContent: { ...working, summary: "Gångvägarna ska vara upplysta hela vintern." },
  });
  for (const approver of approvers) {
    await approver.approvePromise({ id, ifMatch: tag(replaced) });
  }
  const published = await editor.publishPromise({ id, ifMatch: tag(replaced), publication: { changeNote: "Första" } });
  console.log(published.version, published.publicationStatus, published.theme);
  return id;
}

/** Progress comes by an event of its own, a moment after the publication. */
async function progressInOverview(id: string): Promise<Progress> {
  const municipalities = new MunicipalitiesApi(as());
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

async function readAsAnyone(id: string): Promise<void> {
  const promises = new PromisesApi(as());
  const promise = await promises.getPromise({ id, asOf: new Date("2031-06-01") });
  console.log(promise.temporalStatus, promise.commitments?.[0]?.targets?.[0]?.value, promise.links?.["self"]?.method);

  const page = await promises.listPromises({
    municipality: "2583",
    status: PublicationStatus.Published,
    temporalStatus: TemporalStatus.InForce,
    asOf: new Date("2032-12-31"),
    sort: DocumentSort.PUBLISHED_AT_REVERSED,
    limit: 5,
  });
  console.log(page.items.map((item) => item.id).includes(id), page.meta.limit);

  const found = await new SearchApi(as()).search({ q: "lyktstolpe", kind: Kind.Promise, municipality: "2583" });
  const hits = found.groups.flatMap((group) => group.items);
  console.log(hits.map((hit) => hit.id).includes(id), found.facets.municipality.map((facet) => facet.name));

  const progress = await progressInOverview(id);
  console.log(progress.items.map((item) => item.outcome));

  const statistics = await new StatisticsApi(as()).getStatistics({ groupBy: StatisticsGrouping.Year, municipality: "2583" });
  console.log(statistics.groups.map((group) => group.key).includes("2032"), statistics.total.targets.stated > 0);
}

publish().then(readAsAnyone);
