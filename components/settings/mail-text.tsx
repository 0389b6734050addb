/** A mail's text with its addresses to click. The rest is text, whatever it looks like. */
export function MailText({ text, lang }: { text: string; lang: string }) {
  return (
    <div lang={lang} className="break-words whitespace-pre-wrap">
      {text.split(/(https?:\/\/\S+)/).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} className="link break-all">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
