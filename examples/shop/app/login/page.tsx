import { cookies } from "next/headers";
import { redirect } from "next/navigation";

import { LoginForm } from "./login-form";

export default async function LoginPage() {
  if ((await cookies()).has("session")) redirect("/account");

  return (
    <>
      <h1>Log in</h1>
      <LoginForm />
    </>
  );
}
