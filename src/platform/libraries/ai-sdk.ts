import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const AI_SDK: Library = {
  checked: "2026-11",
  clients: [
    {
      customizers: ["fetch", "prepareReconnectToStreamRequest", "prepareSendMessagesRequest"],
      forms: [
        {
          config: 0,
          defaultUrl: "/api/chat",
          isClient: true,
          isNew: true,
          paths: ["DefaultChatTransport", "TextStreamChatTransport"],
          url: { properties: ["api"] },
        },
      ],
      modules: ["ai"],
      name: "DefaultChatTransport",
      option: CREDENTIALS,
    },
    {
      customizers: ["fetch"],
      forms: [
        {
          config: 0,
          defaultUrl: "/api/completion",
          isClient: true,
          paths: ["useCompletion"],
          url: { properties: ["api"] },
        },
        { config: 0, isClient: true, paths: ["experimental_useObject", "useObject"], url: { properties: ["api"] } },
      ],
      option: CREDENTIALS,
    },
  ],
  modules: ["@ai-sdk/react"],
  name: "@ai-sdk/react",
  sources: ["ai@6.0", "@ai-sdk/react@3.0"],
};
