import { chineseExplanations } from '@civickit/embed/configuration.js';
import type { KindCount } from '../check/read-kind.js';
import type { Texts } from './texts.js';

const counted = ({ kind, items, atLeast, types }: KindCount): string => {
  const what = { notices: '条', services: '项服务', requests: '条诉求', forms: '份表单' }[kind];
  return `${types === undefined ? '' : `${types} 种类型，`}${atLeast ? '至少 ' : ''}${items} ${what}`;
};

export const zhHans: Texts = {
  lang: 'zh-Hans',
  help: `civickit：CivicKit 网页的命令行工具

  civickit pull [civickit.json] --to 目录   把其他网站的信息源抓取到本站
  civickit check [civickit.json]           检查配置、文件和信息源有什么问题

  civickit render form 表单.json 页面.html  把表单写入网页（供不运行脚本时使用）或用于打印
  civickit render notices civickit.json 页面.html
  civickit render services civickit.json 页面.html
                                           用同样的方式把通知，或办事事项和办事指南写入网页

  civickit start [--folder 目录]            运行服务器（供还没有后台的地方使用）
  civickit import county.json              把本地保存在文件里的内容导入服务器
  civickit dump 文件                       把服务器里的全部内容写成一个备份文件
  civickit restore 文件                    把备份文件恢复到空的数据库
  civickit migrate --to postgres://…       把服务器从文件夹迁移到 PostgreSQL
  civickit staff link 邮箱                 让无法登录的管理员重新登录
  civickit audit                           检查工作人员操作日志是否被改动过

  全部选项：civickit pull --help、civickit check --help、civickit start --help、civickit render --help、civickit render notices --help。版本：civickit --version`,
  helpPull: `civickit pull [civickit.json] --to 目录

逐一访问配置中其他网站的信息源，把内容写入 目录/notices/<id>.json 或 目录/services/<id>.json。
某个来源失败时，保留上一次的完好副本。civickit.json 可以是路径，也可以是网址。

  --to 目录        对应 civickit.json 中 "pulled" 的文件夹
                   （默认：civickit.json 旁边的同名路径）
  --source ID      只抓取这个来源，可重复使用
  --site 网址      本站地址；本站上的来源不需要副本
  --every 15m      一直运行，按此间隔抓取
  --jitter 2m      开始前随机等待，最长为此时间，避免各地同时访问
  --timeout 30s    一次请求的最长时间
  --json           每行一个 JSON 对象，用于日志
  --lang zh-Hans   提示语言（en、zh-Hans）

退出码：0 全部正常；1 有来源失败；2 配置或命令有误；3 另一个 pull 正在运行；
4 无法写入目录；130 被中止。`,
  helpCheck: `civickit check [civickit.json]

指出问题所在的行和列：配置、配置中的文件、pull 写入的副本。

  --root 目录      网站文件所在的文件夹（默认：civickit.json 所在文件夹）
  --to 目录        副本所在的文件夹，与 civickit pull 相同
  --online         同时访问每个来源：状态、最新日期、本站网页能否读取、时钟、证书
  --write          与 --online 一样访问，并把 Open311 服务器的情况写入 civickit.json：
                   dialect、paths、jurisdictionId、url
  --site 网址      本站地址，例如 https://www.county.example，与 --online 一起使用
  --timeout 30s    一次请求的最长时间
  --json           以一个 JSON 对象输出结果
  --lang zh-Hans   提示语言（en、zh-Hans）

退出码：0 没有错误（可能有提醒）；1 有错误；2 配置或命令有误。`,
  helpRender: `civickit render form 表单.json [页面.html …]

把表单以普通 HTML 写入网页，没有 JavaScript 也能填写和提交：默认写在 <civic-form> 之内，或写在 --at 指定的位置。
网页的其余内容一字不改，再次运行也不会有变化。

  --at '#id'       写入哪个元素：id 或标签名（默认 <civic-form>；有多个时取 src 指向 表单.json 的那个）
  --action 网址    提交到哪里；不写则页面提示打印后交到窗口
  --in zh-Hans     表单的语言（默认按网页的 lang）
  --level 2        标题级别，1 至 4
  --blocks 3       可重复的问题留几份，1 至 50
  --replace        覆盖不是由本命令写入的内容
  --print 文件     用于打印的表格，单独成页
  --address 网址   用于 --print：网上填写的地址
  --large          用于 --print：大字
  --schema 文件    提交内容的 JSON Schema
  --types 文件     回答的 TypeScript 类型
  --lang zh-Hans   提示语言（en、zh-Hans）

退出码：0 全部写入；1 某个网页没有可写入的位置，什么也没有写；2 表单或命令有误；4 文件无法写入。`,
  helpLists: `civickit render notices civickit.json 页面.html …
civickit render services civickit.json 页面.html …

访问配置中的信息源，把内容以普通 HTML 写入每个 <civic-notice-feed>，或每个 <civic-service-catalogue> 和
<civic-service-guide> 的标签之内，没有 JavaScript 或脚本尚未加载时也能阅读。写什么由元素自己的属性决定：source、src、
adapter、category、limit、term、service、heading、heading-level。配置了 "pulled" 时使用 civickit pull 的副本。网页的其余
内容逐字节不变，任何编码都可以；再次运行没有变化。来源失效会写在网页里；某个元素的全部来源都失效时，原有内容保留不动。

  --at '#id'       只写入这个 id 的元素
  --in zh-Hans     提示文字的语言（默认按网页的 lang）
  --replace        覆盖不是由本命令写入的内容
  --root 目录      网站文件所在的文件夹（默认：civickit.json 所在的文件夹）
  --site 网址      本站网址，如 https://www.county.example；文件夹里没有的内容从这里读取
  --timeout 30s    每次访问最长等待时间
  --guide 网址     用于 services：事项的网页，如 /guides/{id}.html（默认：来源给出的网址）
  --most 500       用于 services：最多列出多少项，其余只写明数目
  --lang zh-Hans   提示语言（en、zh-Hans）

退出码：0 全部写入；1 有来源失败，或者某个网页没有可写入的位置（这时什么也没有写）；2 配置或命令有误；
4 文件无法写入；130 被中止。`,
  helpServer: `civickit start [--folder 目录] [--port 端口] [--host 地址]
civickit import county.json [--folder 目录]
civickit dump 文件 [--folder 目录]
civickit restore 文件 [--folder 目录]
civickit migrate --to postgres://用户:密码@主机:5432/库名 [--folder 目录]
civickit staff link 邮箱 [--public-url 网址] [--folder 目录]
civickit audit [--mark 行号:哈希] [--folder 目录]

start 运行服务器，直到被要求停止。没有设置 DATABASE_URL 时是试用模式：数据库就是一个文件夹，只能由一个进程使用。
设置了 DATABASE_URL=postgres://… 时只使用 PostgreSQL（15 或更新版本）；连不上就停下，不会改用文件夹。
MEDIA_URL、MEDIA_KEY_ID、MEDIA_SECRET、MEDIA_REGION 写明存放居民文件的存储桶（见 docs/server/media.zh-CN.md），同样不会改用文件夹。
import 把 county.json 列出的文件（地区、可受理的诉求、通知、办事事项、表格）导入数据库，文件改动后再运行一次即可。
dump、migrate 读取同一个数据库，restore 写入同一个数据库。restore 和 migrate 的目标必须是空的；写完后重新计数并计算
摘要，不一致就什么也不保留。staff link 打印一个链接，该邮箱的主人用它设置密码，并成为所有地区的管理员；没有别人能帮其登录时
使用（docs/server/staff.md）。audit 重新计算操作日志的哈希链，指出第一处被改动的行，并打印最后一行：请把它记在别处，下次
用 --mark 核对，这样日志被截短或整个重写也能发现。试用模式下，运行这些命令前请先停掉服务器。

  --folder 目录    试用数据库的文件夹（默认 ./civickit-server）；dump、migrate 和 audit 要求它已经存在
  --port 4312      端口，0 表示任意空闲端口
  --host 地址      监听地址（默认 127.0.0.1，只有本机能访问）
  --proxy 地址     前面的网站服务器的地址，只信任它写的 X-Forwarded-For；可重复使用
  --proof pressure 提交量异常时，浏览器发送前先完成一次计算；always：每次都要（docs/server/proof-of-work.zh-CN.md）
  --public-url 网址 居民访问它的网址，如 https://report.county.example；列表中的链接都指向那里
                   （CIVICKIT_OIDC_ISSUER、_CLIENT_ID、_CLIENT_SECRET：工作人员用统一身份平台登录）
  --config 地区=civickit.json
                   本地区网页通过本服务器读取该 civickit.json 中的来源：公告和办事指南的副本在 /areas/地区/pulled，
                   中继在 /areas/地区/relay（docs/server/relay.zh-CN.md）；可多次给出
  --every 15m      多久更新一次副本
  --private-host 主机[:端口]
                   这些来源可以在内网的哪台主机上；其他内网地址一律不访问；可多次给出
  --relay-settings 文件
                   中继的设置，与 relay.mjs 相同：网页可以提交什么、用哪个密钥
  --to postgres:// migrate 写入的数据库
  --mark 行号:哈希 上次检查时打印的那一行操作日志
  --lang zh-Hans   提示语言（en、zh-Hans）

退出码：0 正常，包括被要求停止之后；1 失败，或操作日志被改动过；2 DATABASE_URL、MEDIA_URL 或命令有误，或连不上；3 文件夹正被另一个进程使用；
4 文件夹或文件无法写入。`,
  unknownCommand: (name) => `没有“${name}”这个命令。请用 pull、check、render、start、import、dump、restore、migrate、staff 或 audit。`,
  badOption: (message) => `选项有误：${message} 请看 --help。`,
  missing: (file) => `${file} 不存在。请写明文件：civickit check 路径/civickit.json`,
  unreadable: (message) => `无法读取：${message}`,
  notUtf8: '不是 UTF-8 编码（可能是 GBK 或 UTF-16）。请另存为 UTF-8；记事本：另存为，编码选 UTF-8。',
  explanations: chineseExplanations,
  json: {
    ends: '文件提前结束，缺少 } 或 ]',
    curlyQuote: (sign) => `${sign} 是中文引号，请改为英文 "`,
    fullWidth: (sign) => `${sign} 是全角符号，请关闭中文输入法后重写`,
    trailingComma: '前面多了一个逗号：最后一项后面没有逗号',
    missingComma: '前面缺少逗号',
    comment: 'JSON 不能有注释，请删除',
    singleQuote: '请把 \' 改为 "',
    unexpected: (sign) => `这里不能出现“${sign}”`,
  },
  pull: {
    noFolder: '写到哪里？请加 --to 目录，或在 civickit.json 中写 "pulled": "/civickit-data/"。',
    unknownSource: (id, known) => `没有可抓取的来源“${id}”；现有：${known}`,
    nothing: '配置中没有其他网站的来源，无需抓取。',
    into: (folder) => `副本写入 ${folder}`,
    busy: (since) => `另一个 pull 正在此文件夹中运行（自 ${since}）。`,
    unwritable: (folder, message) => `无法写入 ${folder}：${message}`,
    asking: (done, all, ids) => `${done}/${all} … ${ids}`,
    written: (items, skipped) => `${items} 条${skipped > 0 ? `，另有 ${skipped} 条无法读取` : ''}`,
    unchanged: '没有变化',
    waiting: (until) => `对方要求等到 ${until}`,
    failed: (code, message) => `失败：${code}：${message}`,
    kept: (since) => `保留 ${since} 的副本`,
    neverHad: '还没有副本',
    noneReadable: '没有一条记录能读取',
    done: (ok, failed) => (failed === 0 ? `${ok} 个来源，全部正常。` : `${ok} 个来源正常，${failed} 个失败。`),
    next: (at) => `下次：${at}。`,
  },
  check: {
    levels: { good: '正常', note: '说明', caution: '提醒', wrong: '错误' },
    configurationGood: '配置正确',
    noSources: '"notices"、"services" 和 "requests" 中都没有来源，网页没有内容可显示',
    fileMissing: (file) => `${file} 不存在；请放置该文件或更正地址`,
    fileUnreadable: (code, message) => `无法读取：${code}：${message}`,
    fileRead: counted,
    skipped: (count) => `${count} 条记录无法读取`,
    moreSkipped: (count) => `另有 ${count} 条记录无法读取`,
    pulledNone: (file) => `还没有副本 ${file}；请运行 civickit pull`,
    pulledAge: (age, at) => `副本已有 ${age}（${at}）`,
    pulledOld: (age, at) => `副本已有 ${age}（${at}）；civickit pull 的定时任务在运行吗？`,
    answers: (count, newest, ms) => `${ms} 毫秒应答：${counted(count)}${newest ? `，最新 ${newest}` : ''}`,
    undated: '无日期',
    abilities: {
      send: '可提交诉求',
      handoff: '不发送任何内容：整理好后由群众自己送达',
      describe: '各类型有补充问题',
      updates: '可查办理进展',
      taxonomies: '有分类目录',
      submit: '可提交填好的表单',
    },
    capabilities: (can, filters) =>
      `${can.length > 0 ? can.join('、') : '只提供列表'}；${filters.length > 0 ? `服务器可按 ${filters.join('、')} 筛选` : '服务器不做筛选'}`,
    places: (count) => `${count} 个地点`,
    placesUnasked: (file) => `${file}：未读取地点；请加上 --online 或 --root`,
    scheme: (version, reasons) => `评价原因 ${reasons} 条，版本 ${version}`,
    schemeUnasked: (file) => `${file}：未读取评价原因；请加上 --online 或 --root`,
    schemeProblems: {
      'no-object': '文件必须是一个对象：{ "version": "county/2026", "levels": { "5": [ … ], … "1": [ … ] } }',
      'no-version': '缺少版本或写法不对；请写 "county/2026"：字母、数字、“_”“.”“/”“-”，最多 40 个',
      'no-levels': '必须是一个对象；请写 { "5": …, "4": …, "3": …, "2": …, "1": … }',
      'no-level': '不是等级；请写 "1"（最差）到 "5"（最好）',
      'no-reasons': '缺少，或者不是最多 20 条原因的列表；请写 []，或 [{ "id": "slow", "label": { "zh-Hans": "办得慢" } }]',
      'no-id': '缺少 id 或写法不对；请写 "slow"：小写字母、数字和“-”，最多 40 个',
      twice: '在这一等级中重复；请只留一条',
      'no-words': '缺少文字；每种语言写一条：{ "zh-Hans": "办得慢", "en": "It was slow" }',
    },
    handoff: {
      nowhere: '没有任何联系方式；请写 "phone"、"window"、"mail"、"sms" 或 "account"',
      hoursMissing: (way, key) => `"${way}" 没有写明何时有人；请写 "${key}": "周一至周五 9:00—17:00"`,
      hoursOfNothing: (key, way) => `"${key}" 是 "${way}" 的时间，但没有写 "${way}"；请两项都写或都不写`,
    },
    listsNothing: (code, message) => `类型可以读取，诉求不能读取：${code}：${message}`,
    speaks: (dialect, evidence) => `使用的方言是 ${dialect}（${evidence}）`,
    speaksNone: (message) => `没有识别出 Open311 方言：${message}`,
    noSigns: (dialect) => `配置写的是 "dialect": "${dialect}"，但没有看到与标准不同之处；诉求很少的服务器说明不了问题，因此不改动`,
    shouldSay: (keys) => `该项应写 ${keys}；civickit check --write 可代为写入`,
    written: (keys) => `已写入：${keys}`,
    notWritten: (message) => `无法修改：${message}`,
    fails: (code, message) => `没有内容：${code}：${message}`,
    freshness: {
      due: (newest) => `自 ${newest} 以来没有新内容，按约定该更新了`,
      overdue: (newest) => `自 ${newest} 以来没有新内容，已超过约定期限`,
      dead: (newest) => `自 ${newest} 以来没有新内容，看来已无人维护`,
      blank: () => '一条内容也没有',
      undated: () => '内容没有日期，无法判断新旧',
    },
    future: '最新日期在将来',
    identical: '最新的几条时间完全相同，可能是系统迁移的时间',
    noContract: '没有写 "freshness"：停止更新时，网页无法提示',
    corsOpen: '本站网页可以直接读取',
    corsRefused: (site) =>
      `${site} 的网页不能读取它（跨域 CORS）。三种办法任选其一：civickit pull 加 "pulled"，中转程序加 "relay"，或把文件放在本站`,
    relayAndOrigins: (origins) =>
      `中转程序只访问 "url" 所在的主机，${origins}（"alertOrigins"）上的预警到不了网页；请改用 civickit pull 加 "pulled"`,
    corsCovered: (site) => `${site} 的网页不能直接读取它（跨域 CORS），但有副本或中转程序代替`,
    clock: (minutes) => `对方服务器的时钟与本机相差 ${minutes} 分钟`,
    certificate: (message) => `证书不被接受：${message}`,
    certificateEnds: (days) => `证书将在 ${days} 天后到期`,
    remoteUnchecked: (count) => `有 ${count} 个来源不在本机文件中，没有访问；加 --online 才访问，本站的还要加 --site`,
    calendarGood: (days, from, until) => `日历覆盖 ${from} 至 ${until}，共 ${days} 个特殊日期`,
    calendarNone: '没有写 "calendar"：开放时间不会考虑节假日；请写 "calendar": "cn" 或日历文件的地址',
    calendarUnasked: '日历不在本机文件中，没有访问；加 --online 才访问，本站的还要加 --site',
    calendarEnds: (until, days) => `日历到 ${until} 为止，还有 ${days} 天；请补充下一年的节假日`,
    calendarEnded: (until) => `日历已于 ${until} 到期，此后网页只按平时的开放时间显示；请补充今年的节假日`,
    calendarBegins: (from) => `日历从 ${from} 才开始，此前网页只按平时的开放时间显示`,
    calendarProblems: {
      'no-object': '文件必须是一个对象：{ "from": "2026-01-01", "until": "2026-12-31", "days": { … } }',
      'no-text': '必须是文字',
      'no-date': '缺少或不是日期；请写 "2026-01-01"，注意补零',
      'wrong-order': '早于 "from"',
      'no-weekend': '必须列出至多六个休息日；请写 ["SA", "SU"]',
      'no-days': '缺少；请写 { "2026-10-01/2026-10-07": { "kind": "closed", "name": "国庆节" } }',
      'no-range': '不是日期；请写 "2026-10-01"，一段日期写 "2026-10-01/2026-10-07"，最长一年',
      'no-kind': '请写 { "kind": "closed", "name": "…" } 或 { "kind": "worked", "as": "MO" }',
      outside: '不在 "from" 至 "until" 之内；请修改 "until" 或更正日期',
      twice: '重复了，只留一处',
    },
    headings: ['来源', '状态', '条数', '最新', '地址'],
    summary: (wrong, cautions) => `${wrong} 处错误，${cautions} 处提醒。`,
    allWell: '一切正常。',
  },
  render: {
    missing: '文件不存在',
    written: '已写入',
    unchanged: '没有变化',
    problems: {
      'no-place': '没有 <civic-form>，也没有 --at 指定的元素；请在需要的位置写 <civic-form></civic-form>',
      'several-places': '有多个元素符合；请用 --at 写明 id',
      'not-closed': '元素或上次写入的标记没有结束',
      'in-form': '该位置在 <form> 内，表单不能套表单；请移到 <form> 之外，或用 --at 指定其他位置',
      'in-p': '该位置在 <p> 内，浏览器会在表单之前结束该段；请先结束 <p>，或改用 <div>',
      'has-content': '元素中已有其他内容；加 --replace 才会覆盖',
    },
    lists: {
      problems: {
        'no-place': (tags) => `没有 ${tags}，或者没有 --at 指定的 id；请在需要的位置写上一个`,
        'not-closed': () => '元素或上次写入的标记没有结束',
        'in-p': () => '元素在 <p> 内，浏览器会在列表之前结束该段；请先结束 <p>，或改用 <div>',
        'has-content': () => '元素中已有其他内容；加 --replace 才会覆盖',
      },
      encoding: '无法判断编码，或者是不能写入的编码（UTF-16）。请在 <meta charset> 中写明编码，或另存为 UTF-8。',
      changed: '在读取来源期间有人改动了这个网页，没有写入；请再运行一次',
      failed: (code, message) => `没有可写的内容（${code}：${message}）；原有内容保留不动`,
      source: (id, code, message) => `✗ ${id}：${code}：${message}`,
      missing: (service) => `没有一个来源有事项“${service}”`,
    },
  },
  server: {
    trial: (folder) => [
      '──────────────────────────────────────────────────────────────────────',
      '  试用模式：全部内容保存在一个文件夹里，只由这一个进程使用：',
      `  ${folder}`,
      '  每天自动在其中的 dumps 文件夹写一份备份。请把备份复制到另一台机器上，',
      '  否则磁盘一坏，全部内容就没有了。',
      '  正式使用请把 DATABASE_URL 设为 PostgreSQL（15 或更新版本）；',
      '  用 civickit migrate --to postgres://… 可以带走全部内容。',
      '──────────────────────────────────────────────────────────────────────',
    ],
    noSharp: '本机无法加载 sharp：图片不会重新编码，但其中的位置、时间和相机信息仍会去掉。',
    listens: (url) => `正在监听 ${url}`,
    desk: (url) => `工作人员办理台：${url}`,
    onlyHere: '只有本机能访问：请在前面放一个支持 https 的网站服务器（并用 --proxy 写明它的地址），或加 --host。',
    firstLink: '还没有工作人员。打开下面的链接就成为第一位管理员；链接只能用一次，24 小时内有效：',
    adminLink: (email) => `${email} 用下面的链接重新设置密码，成为所有地区的管理员，并取消动态口令；链接只能用一次，24 小时内有效：`,
    whoseLink: '已经有工作人员了。请写明是谁的链接：civickit staff link li@county.example',
    stopping: '正在停止：已收到的请求会先答复完。',
    stopped: '已停止。',
    imported: (area, file, kept) => `${area}：${file}：收下 ${kept} 条`,
    counted: (table, rows, digest) => `${table}：${rows} 行，${digest}`,
    dumped: (file) => `已写入 ${file}。`,
    restored: (file) => `已从 ${file} 恢复，行数和摘要一致。`,
    copied: '已全部复制，行数和摘要一致。请把 DATABASE_URL 设为新数据库，再启动服务器。',
    confidential: '文件里有居民的私密内容和服务器的密钥，请放在别人读不到的地方。居民上传的文件不在其中，请另外复制 media 文件夹或存储桶。',
    portTaken: (port) => `端口 ${port} 已被占用。请停掉占用它的程序，或加 --port。`,
    auditRight: (rows) => `操作日志完好，共 ${rows} 行。`,
    auditMark: (mark) => `最后一行，请记在别处，下次用 --mark 核对：${mark}`,
    auditBroken: {
      altered: (id) => `操作日志第 ${id} 行（或它的前一行）被改动过。`,
      missing: (id) => `操作日志缺少第 ${id} 行。`,
      other: (id) => `操作日志第 ${id} 行与 --mark 不符：日志被整个重写过。`,
    },
    advice: (code) =>
      ({
        'config/media': '无法使用指定的文件存储，也不会改用文件夹。',
        'config/database': '无法使用指定的数据库，也不会改用别的数据库。',
        'invalid/dump': '这个文件不能用来恢复，没有写入任何内容。',
        'storage/folder-in-use': '另一个进程正在使用这个文件夹，请先停掉它。',
        'storage/newer-database': '数据库由更新的版本建立，请安装那个版本。',
        'storage/not-empty': '目标数据库里已有内容，请换一个空的数据库或新文件夹。',
      })[code],
  },
  span(ms) {
    const minutes = Math.max(0, Math.round(ms / 60_000));
    if (minutes < 120) return `${minutes} 分钟`;
    const hours = Math.round(minutes / 60);
    return hours < 72 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`;
  },
};
