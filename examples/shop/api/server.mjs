// The shop's API: node:http, no dependencies, everything in memory.
// It keeps the session in an HttpOnly cookie and answers one other origin, the shop, with credentials.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

const PORT = Number(process.env.API_PORT ?? 4000);
const SHOP_ORIGIN = process.env.SHOP_ORIGIN ?? "http://localhost:3000";
const SESSION_SECONDS = 60 * 60;

const products = [
  { id: "lamp", name: "Desk lamp", price: 4900, emoji: "💡", text: "Warm light, a heavy foot and one button." },
  { id: "chair", name: "Reading chair", price: 18900, emoji: "🪑", text: "Oak and wool, for one more chapter." },
  { id: "teapot", name: "Teapot", price: 3200, emoji: "🫖", text: "Pours without dripping. Really." },
  { id: "plant", name: "Rubber plant", price: 2700, emoji: "🪴", text: "Forgives a week without water." },
  { id: "clock", name: "Wall clock", price: 5400, emoji: "🕰️", text: "Silent movement, loud colours." },
  { id: "basket", name: "Basket", price: 1900, emoji: "🧺", text: "Willow, woven by hand." },
];
const user = { email: "demo@example.com", password: "demo", name: "Dana Demo", address: "1 Harbour Street" };

/** Session id → what the session holds. */
const sessions = new Map();

const routes = {
  "GET /products": ({ reply }) => reply(200, products),
  "GET /products/:id": ({ id, reply }) => {
    const product = products.find((candidate) => candidate.id === id);
    return product ? reply(200, product) : reply(404, { error: "No such product" });
  },

  "POST /login": ({ body, reply }) => {
    if (body.email !== user.email || body.password !== user.password) {
      return reply(401, { error: "Wrong e-mail or password" });
    }
    const id = randomUUID();
    const session = { cart: [], orders: [], csrf: randomUUID(), expires: nextExpiry() };
    sessions.set(id, session);
    return reply(200, { csrf: session.csrf }, sessionCookie(id));
  },
  "POST /refresh": signedIn(({ session, sessionId, reply }) => {
    session.expires = nextExpiry();
    return reply(200, { expiresIn: SESSION_SECONDS }, sessionCookie(sessionId));
  }),
  "POST /logout": ({ sessionId, reply }) => {
    sessions.delete(sessionId);
    return reply(200, {}, sessionCookie("", 0));
  },

  "GET /me": signedIn(({ reply }) => reply(200, profile())),
  "GET /me/export": signedIn(({ session, reply }) => reply(200, { ...profile(), orders: session.orders })),
  "PUT /me/address": signedIn(({ body, reply }) => {
    user.address = String(body.address);
    return reply(200, { address: user.address });
  }),

  "GET /cart": signedIn(({ session, reply }) => reply(200, session.cart)),
  "POST /cart": signedIn(({ session, body, reply }) => {
    const product = products.find(({ id }) => id === body.productId);
    if (!product) return reply(404, { error: "No such product" });
    const line = session.cart.find(({ id }) => id === product.id);
    if (line) line.quantity += 1;
    else session.cart.push({ id: product.id, name: product.name, price: product.price, quantity: 1 });
    return reply(200, session.cart);
  }),
  "DELETE /cart/:id": signedIn(({ session, id, reply }) => {
    session.cart = session.cart.filter((line) => line.id !== id);
    return reply(200, session.cart);
  }),

  "GET /orders": signedIn(({ session, url, reply }) => {
    const status = url.searchParams.get("status");
    return reply(200, session.orders.filter((order) => !status || order.status === status));
  }),
  "POST /orders": signedIn(({ session, request, reply }) => {
    if (request.headers["x-xsrf-token"] !== session.csrf) return reply(403, { error: "XSRF token missing" });
    return reply(201, placeOrder(session, session.cart.splice(0)));
  }),
  "GET /orders/events": signedIn(({ session, response }) => {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    const send = () => response.write(`data: ${session.orders.length} orders, all on their way\n\n`);
    send();
    const timer = setInterval(send, 5000);
    response.on("close", () => clearInterval(timer));
  }),
  "POST /orders/:id/repeat": signedIn(({ session, id, reply }) => {
    const order = session.orders.find((candidate) => candidate.id === id);
    return order ? reply(201, placeOrder(session, order.lines)) : reply(404, { error: "No such order" });
  }),
  "GET /orders/:id/receipt": signedIn(({ session, id, reply }) => {
    const order = session.orders.find((candidate) => candidate.id === id);
    return order ? reply(200, { receipt: order.id, total: order.total }) : reply(404, { error: "No such order" });
  }),
};

function signedIn(handler) {
  return (call) =>
    call.session?.expires > Date.now() ? handler(call) : call.reply(401, { error: "Not logged in" });
}

function nextExpiry() {
  return Date.now() + SESSION_SECONDS * 1000;
}

function profile() {
  return { name: user.name, email: user.email, address: user.address };
}

function placeOrder(session, lines) {
  const total = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const order = { id: randomUUID().slice(0, 8), lines, total, status: "open" };
  session.orders.push(order);
  return order;
}

function sessionCookie(id, maxAge = SESSION_SECONDS) {
  const secure = process.env.NODE_ENV === "production" ? "; Secure" : "";
  return { "Set-Cookie": `session=${id}; Path=/; HttpOnly${secure}; SameSite=Lax; Max-Age=${maxAge}` };
}

/** "DELETE /cart/lamp" → the handler of "DELETE /cart/:id" and the id. An exact path wins. */
function findRoute(method, pathname) {
  const exact = routes[`${method} ${pathname}`];
  if (exact) return { handler: exact };
  const [, first, id, ...rest] = pathname.split("/");
  return { handler: routes[`${method} /${[first, ":id", ...rest].join("/")}`], id };
}

async function readJson(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  try {
    return JSON.parse(text || "{}");
  } catch {
    return {};
  }
}

createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", `http://localhost:${PORT}`);

  // Credentialed CORS: the exact origin, never "*", and every header by name.
  response.setHeader("Vary", "Origin");
  if (request.headers.origin === SHOP_ORIGIN) {
    response.setHeader("Access-Control-Allow-Origin", SHOP_ORIGIN);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, X-XSRF-Token");
  }
  if (request.method === "OPTIONS") return response.writeHead(204).end();

  const sessionId = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  const reply = (status, data, headers = {}) =>
    response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(data));
  const { handler, id } = findRoute(request.method, url.pathname);
  if (!handler) return reply(404, { error: "No such endpoint" });
  const session = sessions.get(sessionId);
  return handler({ request, response, reply, url, id, sessionId, session, body: await readJson(request) });
}).listen(PORT, () => console.log(`API on http://localhost:${PORT}, for ${SHOP_ORIGIN}`));
