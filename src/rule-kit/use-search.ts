import type { Answers, UseSearch } from "../analysis/request-apis/forbidden-uses.ts";
import type { RequestPlace } from "../platform/next/request-apis.ts";
import type { MayLead } from "../project/project.ts";
import type { FileContext } from "./file-context.ts";

/**
 * Looks for what a place forbids from the functions of a file. Which other modules may lead there, by a pattern for what
 * stands in the text of the last one, is asked when the first call leads out of the file, because it reads the app.
 */
export function createUseSearch(file: FileContext, pattern: RegExp): (place: RequestPlace, options?: Pick<UseSearch, "rendersElements">) => UseSearch {
  let mayLead: MayLead | undefined;
  const answers: Answers = new WeakMap();
  return (place, { rendersElements } = { rendersElements: false }) => ({
    answers,
    get mayLead() {
      return (mayLead ??= file.findLeading(pattern));
    },
    nextVersion: file.nextVersion,
    place,
    rendersElements,
  });
}
