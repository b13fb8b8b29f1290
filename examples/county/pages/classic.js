$(function () {
  // 日期
  var d = new Date(), w = '日一二三四五六';
  $('#today').html('今天是：' + d.getFullYear() + '年' + (d.getMonth() + 1) + '月' + d.getDate() + '日　星期' + w.charAt(d.getDay()));

  // 下拉菜单
  $('#nav>ul>li').hover(
    function () { $(this).children('ul').stop(true, true).slideDown(150); },
    function () { $(this).children('ul').stop(true, true).slideUp(100); }
  );

  // 选项卡
  $('.tabs .title h3').mouseover(function () {
    var tabs = $(this).parents('.tabs');
    $(this).addClass('on').siblings('h3').removeClass('on');
    tabs.find('.pane').hide().eq($(this).index()).show();
  });

  // 焦点图
  var cur = 0, pics = $('#focus>a'), nums = $('#focus .num i');
  function show(n) {
    pics.eq(cur).fadeOut(300);
    cur = n;
    pics.eq(cur).fadeIn(300);
    nums.removeClass('on').eq(cur).addClass('on');
  }
  nums.click(function () { show($(this).index()); return false; });
  setInterval(function () { show((cur + 1) % pics.length); }, 5000);

  // 公告滚动
  setInterval(function () {
    var ul = $('#scroller ul');
    ul.animate({ marginTop: '-33px' }, 400, function () {
      ul.css('marginTop', 0).find('li:first').appendTo(ul);
    });
  }, 3500);

  // 搜索框提示、友情链接
  $('.kw').focus(function () { if (this.value == '请输入关键字') this.value = ''; }).blur(function () { if (this.value == '') this.value = '请输入关键字'; });
  $('#links select').change(function () { if (this.value) window.open(this.value); });
});
