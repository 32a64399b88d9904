/**
 * A page of the shop's own (`www`) and one of somebody else (`evil`) ask an API for who is logged in. `*` with credentials
 * keeps both out, a reflected origin lets both in; a list of origins lets in the own one.
 */
const FOLDER = "app/no-credentialed-wildcard-cors";

const LOGIN = `export function GET(request) {
  const Location = new URL(request.url).searchParams.get("to");
  return new Response(null, { headers: { Location, "Set-Cookie": "session=ada; Path=/; HttpOnly; SameSite=Lax" }, status: 302 });
}
`;

const WILDCARD = `export function GET(request) {
  return new Response(request.headers.get("cookie") ?? "nobody", {
    headers: { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" },
  });
}
`;

const REFLECTED = `export function GET(request) {
  const response = new Response(request.headers.get("cookie") ?? "nobody");
  response.headers.set("Access-Control-Allow-Origin", request.headers.get("origin") ?? "*");
  response.headers.set("Access-Control-Allow-Credentials", "true");
  return response;
}
`;

const LISTED = `const OWN_PAGE = /^http:\\/\\/www\\.shop\\.localhost:\\d+$/;

export function GET(request) {
  const origin = request.headers.get("origin") ?? "";
  const headers = new Headers({ Vary: "Origin" });
  if (OWN_PAGE.test(origin)) {
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Allow-Credentials", "true");
  }
  return new Response(request.headers.get("cookie") ?? "nobody", { headers });
}
`;

const QUESTIONS = [
  ["public", "omit"],
  ["public", "include"],
  ["wildcard", "include"],
  ["reflected", "include"],
];

function createPage(api) {
  return `<p id="seen"></p><script>
    (async () => {
      const seen = {};
      for (const [route, credentials] of ${JSON.stringify(QUESTIONS)}) {
        seen[route + " " + credentials] = await fetch("${api}/no-credentialed-wildcard-cors/" + route, { credentials }).then((answer) => answer.text(), () => "refused");
      }
      document.querySelector("#seen").textContent = "SEEN" + JSON.stringify(seen);
    })();
  </script>`;
}

const COMMON = { "public include": "refused", "public omit": "nobody" };

export default {
  files: {
    [`${FOLDER}/login/route.js`]: LOGIN,
    [`${FOLDER}/public/route.js`]: WILDCARD,
    [`${FOLDER}/reflected/route.js`]: REFLECTED,
    [`${FOLDER}/wildcard/route.js`]: WILDCARD,
  },
  repaired: { [`${FOLDER}/reflected/route.js`]: LISTED, [`${FOLDER}/wildcard/route.js`]: LISTED },
  needsBrowser: true,
  async observe({ dumpDom, origin, serve }) {
    const api = origin.replace("localhost", "app.shop.localhost");
    const page = await serve(createPage(api));
    const look = async (host) => {
      const to = encodeURIComponent(page.replace("localhost", `${host}.shop.localhost`));
      const text = await dumpDom(`${api}/no-credentialed-wildcard-cors/login?to=${to}`);
      return JSON.parse(/SEEN(\{.*?\})/u.exec(text)?.[1] ?? "{}");
    };
    return { evil: await look("evil"), www: await look("www") };
  },
  broken: {
    evil: { ...COMMON, "reflected include": "session=ada", "wildcard include": "refused" },
    www: { ...COMMON, "reflected include": "session=ada", "wildcard include": "refused" },
  },
  mended: {
    evil: { ...COMMON, "reflected include": "refused", "wildcard include": "refused" },
    www: { ...COMMON, "reflected include": "session=ada", "wildcard include": "session=ada" },
  },
};
