import type { ModuleRecord } from "../../src/project/module-record.ts";

/** A record in words: `dynamicImport ./map browser`, and `cart = ./cart#default` for an export from elsewhere. */
export interface RecordInWords {
  readonly directives: readonly string[];
  readonly requests: readonly string[];
  readonly exports: readonly string[];
  readonly mentionsServerOnly: boolean;
}

/** What is usual is left out: a request that is no pattern, runs everywhere and has nothing to do with data functions. */
export function describeRecord(record: ModuleRecord | undefined): RecordInWords | undefined {
  return (
    record && {
      directives: record.directives,
      exports: record.exports.map(({ from, isNamespace, name }) => (from === undefined ? (isNamespace === true ? `${name} = *` : name) : `${name} = ${from.specifier}#${from.name}`)),
      mentionsServerOnly: record.mentionsServerOnly,
      requests: record.requests.map(({ form, inServerData, isPattern, runsIn, specifier }) =>
        [form, specifier, ...(isPattern ? ["pattern"] : []), ...(runsIn === "everywhere" ? [] : [runsIn]), ...(inServerData === "never" ? [] : [`${inServerData} in data`])].join(" "),
      ),
    }
  );
}
