/**
 * Light or dark as it was chosen on another page (`theme` in the browser's storage, as next-themes keeps it) or as the
 * device has it, before anything is painted. For pages on which nothing is chosen and every kilobyte counts.
 */
const script = `try{
const device=matchMedia('(prefers-color-scheme: dark)');
const show=()=>{const chosen=localStorage.getItem('theme');
const dark=chosen==='dark'||chosen!=='light'&&device.matches;
const root=document.documentElement;root.classList.toggle('dark',dark);root.style.colorScheme=dark?'dark':'light'};
show();device.addEventListener('change',show);addEventListener('storage',show)
}catch{}`;

export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
