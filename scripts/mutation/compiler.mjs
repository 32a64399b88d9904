/** Which faults need no test, because they do not compile. */
import path from "node:path";

import ts from "typescript";

/** Asks by the file alone: what a function gives back is written down everywhere, so that no other file can find out. */
export function createCompiler() {
  const config = path.resolve("tsconfig.json");
  const { fileNames, options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, path.dirname(config));
  const faulty = { file: "", text: "", version: 0 };
  const service = ts.createLanguageService({
    directoryExists: ts.sys.directoryExists,
    fileExists: ts.sys.fileExists,
    // That a name is not used any more says nothing of what the code does.
    getCompilationSettings: () => ({ ...options, allowUnreachableCode: true, noUnusedLocals: false, noUnusedParameters: false }),
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    getScriptFileNames: () => fileNames.filter((file) => file.includes("/src/")),
    getScriptSnapshot: (file) => {
      const text = file === faulty.file ? faulty.text : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getScriptVersion: (file) => (file === faulty.file ? String(faulty.version) : "0"),
    readFile: ts.sys.readFile,
  });
  return function isRejected(file, text) {
    faulty.file = path.resolve(file);
    faulty.text = text;
    faulty.version += 1;
    return [...service.getSyntacticDiagnostics(faulty.file), ...service.getSemanticDiagnostics(faulty.file)].length > 0;
  };
}
