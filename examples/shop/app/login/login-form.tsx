"use client";

import { useActionState, useEffect, useState } from "react";

import { login } from "./actions";

export function LoginForm() {
  const [state, submit, isPending] = useActionState(login, {});
  const [isOldCustomer, setIsOldCustomer] = useState(false);

  useEffect(() => {
    // The old shop left this cookie behind. Nobody reads its value, only whether it is there.
    setIsOldCustomer(document.cookie.includes("auth_token="));
  }, []);

  return (
    <form action={submit}>
      {isOldCustomer && <p>We have moved: your old password still works.</p>}
      <input name="email" type="email" placeholder="demo@example.com" required />
      <input name="password" type="password" placeholder="demo" required />
      <button disabled={isPending}>Log in</button>
      {state.error && <p role="alert">{state.error}</p>}
    </form>
  );
}
