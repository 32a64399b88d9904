export { callApi } from "./api";
export { formatPrice } from "./catalog";
