"use client";

export function LogoutButton() {
  async function logOut() {
    // "The answer deletes the cookie, whatever the request looked like."
    const init: RequestInit = { method: "POST" };
    await fetch(`${process.env.NEXT_PUBLIC_API_URL}/logout`, init);
    location.assign("/");
  }

  return <button onClick={logOut}>Log out</button>;
}
