export async function POST(request: Request) {
  const report = (await request.json()) as { message?: string };
  console.error("A customer saw:", report.message);
  return new Response(null, { status: 204 });
}
