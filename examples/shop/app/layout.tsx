import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import type { ReactNode } from "react";

import { AccountMenu } from "@/components/account-menu";
import { ConsentBanner } from "@/components/consent-banner";
import { DeliveryNote } from "@/components/delivery-note";
import { NewsletterForm } from "@/components/newsletter-form";
import { SessionKeeper } from "@/components/session-keeper";
import { SupportChat } from "@/components/support-chat";
import { ThemeToggle } from "@/components/theme-toggle";

import "./globals.css";

export const metadata: Metadata = { title: "The small shop" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const cookieStore = await cookies();
  const isLoggedIn = cookieStore.has("session");

  return (
    <html lang="en" data-theme={cookieStore.get("theme")?.value ?? "light"}>
      <body>
        <header>
          <Link className="brand" href="/">
            The small shop
          </Link>
          <nav>
            <Link href="/cart">Cart</Link>
            <Link href="/orders">Orders</Link>
            {isLoggedIn ? <AccountMenu /> : <Link href="/login">Log in</Link>}
            <ThemeToggle />
          </nav>
        </header>
        <DeliveryNote />
        <main>{children}</main>
        <footer>
          <NewsletterForm />
          <SupportChat />
        </footer>
        <ConsentBanner consent={cookieStore.get("consent")} />
        {isLoggedIn && <SessionKeeper />}
      </body>
    </html>
  );
}
