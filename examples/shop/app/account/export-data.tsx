"use client";

function getCookie(name: string): string | undefined {
  const row = document.cookie.split("; ").find((candidate) => candidate.startsWith(`${name}=`));
  return row?.slice(name.length + 1);
}

export function ExportData() {
  function download() {
    // "A link cannot carry headers, so the token goes into the address."
    const token = getCookie("auth_token");
    location.assign(`${process.env.NEXT_PUBLIC_API_URL}/me/export?token=${token}`);
  }

  return <button onClick={download}>Download my data</button>;
}
