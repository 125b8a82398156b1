/** The page's name in the browser's tab, bookmarks and on paper. */
import { useEffect } from 'react';
import { zh } from '../i18n/zh-cn.ts';

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - ${zh.product}`;
    return () => {
      document.title = zh.product;
    };
  }, [title]);
}
