import { useEffect, useState } from 'preact/hooks';

/** False while the first frame with something to show is drawn, so that it comes soon; what stands beside it can wait until then. */
export function useAfterFirstFrame(isShown: boolean): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    if (!isShown || isAfter) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        performance.mark('mlmodel-shown'); // for whoever measures it
        setAfter(true);
      });
    });
    // a page that is not seen draws no frames
    const atLatest = setTimeout(() => setAfter(true), 500);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(atLatest);
    };
  }, [isShown, isAfter]);
  return isAfter;
}
