import { RuleTester } from "@typescript-eslint/rule-tester";
import { expect, it } from "vitest";

import { isSessionCall } from "../../../src/platform/libraries/session-apis.ts";
import awaitRequestApi from "../../../src/rules/await-request-api.ts";
import noSensitiveClientProps from "../../../src/rules/no-sensitive-client-props.ts";
import { createProject } from "../../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const app = createProject({
  "app/account.tsx": "'use client';\nexport function Account() { return null; }\n",
  "app/page.tsx": "",
  "lib/tokens.ts": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
});

const HEAD = "import { getTokens } from 'next-firebase-auth-edge';\nimport { cookies } from 'next/headers';\n";

it("reads the session", () => {
  expect(isSessionCall("next-firebase-auth-edge", "getTokens")).toBe(true);
  expect(isSessionCall("next-firebase-auth-edge", "getFirebaseAuth")).toBe(false);
});

function page(element: string, statement = "const tokens = await getTokens(await cookies(), options);"): string {
  return `${HEAD}import { Account } from './account';\nexport default async function Page() { ${statement} return ${element}; }\n`;
}

function reported(name: string, element: string, token: string) {
  const errors = [{ data: { component: "Account", credential: `The token '${token}' of next-firebase-auth-edge` }, messageId: "clientProp" }] as const;
  return { code: page(element), errors, filename: app.path("app/page.tsx"), name };
}

function silent(name: string, code: string) {
  return { code, filename: app.path("app/page.tsx"), name };
}

tester.run("no-sensitive-client-props: next-firebase-auth-edge", noSensitiveClientProps, {
  invalid: [
    reported("it reports the token", "<Account value={tokens.token} />", "token"),
    reported("it reports the custom token", "<Account value={tokens?.customToken} />", "customToken"),
    reported("it reports all of it", "<Account tokens={tokens} />", "token"),
  ],
  valid: [
    silent("it allows the claims", page("<Account user={tokens.decodedToken} />")),
    silent("it allows metadata", page("<Account user={tokens.metadata} />")),
    silent("it allows all but the token", page("<Account tokens={{ ...tokens, token: '' }} />")),
    silent("it allows whether there is one", page("<Account isSignedIn={tokens !== null} />")),
    silent("not reported: a function of that name from elsewhere", page("<Account value={tokens.token} />").replace("next-firebase-auth-edge", "./mine")),
  ],
});

const taken = `${HEAD}export async function read() { return getTokens(cookies(), options); }\n`;
const filename = app.path("lib/tokens.ts");

tester.run("await-request-api: next-firebase-auth-edge", awaitRequestApi, {
  invalid: [{ code: taken, errors: [{ messageId: "taken" }], filename, name: "it awaits the cookies", output: taken.replace("cookies(),", "await cookies(),") }],
  valid: [{ code: taken.replace("cookies(),", "await cookies(),"), filename, name: "it allows cookies that are awaited" }],
});
