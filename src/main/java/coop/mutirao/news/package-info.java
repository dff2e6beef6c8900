/// What a member should hear of at once, because somebody else may have done it: whoever takes an
/// account over leaves such traces. And what her assembly will vote about, and has voted.
///
/// Read [coop.mutirao.news.NewsItem] first, then [coop.mutirao.news.NewsStore].
///
/// What always holds:
///
/// 1. news is written in the transaction in which it happens;
/// 2. who has seen it is known for each browser, not for the member: whoever took her account over
///    and looks it away has looked it away for himself only;
/// 3. it is shown for 90 days, and then goes;
/// 4. however much is moved in her assembly, it takes no place from what happened to her account.
@NullMarked
package coop.mutirao.news;

import org.jspecify.annotations.NullMarked;
