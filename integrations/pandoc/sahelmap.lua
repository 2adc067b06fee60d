--[[
A pandoc filter: code blocks of the class `sahelmap` become figures drawn by sahelmap.

    ```{.sahelmap file=map.yaml date=2023-09-16 caption="The alliance in *2023*" #fig:alliance}
    ```

Without `file` the block itself is the map file. Attributes: file, date, lang, width, height, dpi, format, caption, alt; others
stay with the figure. Without `caption` it is the map's title, with caption="" there is none. Without `lang` it is the
document's. Metadata of the document: `sahelmap-program` (sahelmap), `sahelmap-cache` (sahelmap-cache), the folder of the
drawn maps: a map is drawn again when its block, one of the files it was made from, or the program has changed.

Written for pandoc 2.17 and later.
]]

local own = { file = true, date = true, lang = true, width = true, height = true, dpi = true, format = true, caption = true, alt = true }
local passed = { "date", "lang", "width", "height", "dpi" }
local program, cache, document_lang, version = "sahelmap", "sahelmap-cache", nil, nil

-- The picture that shows best in what pandoc writes.
local function best_format()
  if FORMAT:match("latex") or FORMAT == "beamer" or FORMAT == "context" then
    return "pdf"
  elseif FORMAT:match("html") or FORMAT:match("epub") or FORMAT:match("slid") or FORMAT == "revealjs" then
    return "svg"
  end
  return "png"
end

local function fail(what)
  error("sahelmap: " .. what, 0)
end

local function read(path)
  local f = io.open(path, "rb")
  local text = f and f:read("a")
  if f then
    f:close()
  end
  return text
end

local function write(path, text)
  local f = io.open(path, "wb") or fail(path .. ": cannot be written")
  f:write(text)
  f:close()
end

local function make_folder(path)
  if pandoc.system.make_directory then -- since pandoc 2.19
    pandoc.system.make_directory(path, true)
  else
    pandoc.pipe("mkdir", { "-p", path }, "")
  end
end

-- The files a rule for Make says its target depends on.
local function inputs_of(depfile)
  local paths = {}
  for line in (read(depfile) or ""):gmatch("\n ([^\n]*)") do
    paths[#paths + 1] = line:gsub(" \\$", ""):gsub("\\([ #\\])", "%1"):gsub("%$%$", "$")
  end
  return paths
end

-- What the files are now; nil when one is gone or there is none.
local function state_of(depfile)
  local sums = {}
  for _, path in ipairs(inputs_of(depfile)) do
    -- A map file that is the block itself is part of the name already.
    local text = path == "stdin.yaml" and "" or read(path)
    if not text then
      return nil
    end
    sums[#sums + 1] = pandoc.utils.sha1(text) .. "  " .. path
  end
  return #sums > 0 and table.concat(sums, "\n") or nil
end

local function run(arguments, input)
  local ok, result = pcall(pandoc.pipe, program, arguments, input)
  if not ok then
    fail(type(result) == "table" and result.error_code and
      ("'%s %s' failed with status %s; its messages are above"):format(program, table.concat(arguments, " "), result.error_code)
      or ("'%s' cannot be run; is it installed, or `sahelmap-program` set?"):format(program))
  end
  return result
end

-- The member of a JSON object that is a string; sahelmap's report has each on a line of its own.
local function member(json, name)
  local text = ("\n" .. json):match('\n%s*"' .. name .. '": "(.-[^\\])"[,\n]') or ("\n" .. json):match('\n%s*"' .. name .. '": ""')
  return text and (text:gsub("\\u(%x%x%x%x)", function(hex)
    return utf8.char(tonumber(hex, 16))
  end):gsub('\\(["\\/])', "%1"):gsub("\\[nt]", " "))
end

-- Draws the map unless it is in the cache; the path of the picture without its ending.
local function draw(block, format)
  version = version or run({ "--version" }, "")
  local attributes = block.attributes
  local key, options = { version, format, attributes.file or block.text }, {}
  for _, name in ipairs(passed) do
    local value = attributes[name] or (name == "lang" and document_lang) or nil
    if value then
      options[#options + 1] = ("--%s=%s"):format(name, value)
      key[#key + 1] = options[#options]
    end
  end
  local stem = cache .. "/" .. pandoc.utils.sha1(table.concat(key, "\n"))
  local path, depfile, sums = stem .. "." .. format, stem .. ".d", stem .. ".sums"
  local state = state_of(depfile)
  if not (state and state == read(sums) and read(path) and read(stem .. ".json")) then
    local arguments = { "render", attributes.file or "-", "-o", path, "--report", stem .. ".json", "--depfile", depfile, "-q" }
    os.remove(sums)
    run(pandoc.List(arguments) .. options, attributes.file and "" or block.text)
    write(sums, state_of(depfile) or "")
  end
  return stem
end

local function escape_latex(text)
  local special = { ["\\"] = "\\textbackslash{}", ["~"] = "\\textasciitilde{}", ["^"] = "\\textasciicircum{}" }
  return (text:gsub("[\\{}%$&#_%%~^]", function(c)
    return special[c] or "\\" .. c
  end))
end

-- LaTeX's own \includegraphics takes alt=, which pandoc 2.17 does not write.
local function latex_figure(path, identifier, caption, alt)
  local label = identifier ~= "" and "\\label{" .. identifier .. "}" or ""
  local before = "\\begin{figure}\n\\centering\n\\includegraphics[alt={" .. escape_latex(alt) .. "}]{" .. path .. "}\n"
  if #caption == 0 then
    return { pandoc.RawBlock("latex", before .. label .. "\n\\end{figure}") }
  end
  local inlines = pandoc.List({ pandoc.RawInline("latex", before .. "\\caption{") }) .. caption
  return { pandoc.Plain(inlines .. { pandoc.RawInline("latex", "}" .. label .. "\n\\end{figure}") }) }
end

-- Word has the text of an inline picture as its alternative text; the caption is a paragraph of its own.
local function docx_figure(path, attr, caption, alt)
  local blocks = { pandoc.Para({ pandoc.Image({ pandoc.Str(alt) }, path, "", attr) }) }
  if #caption > 0 then
    blocks[2] = pandoc.Div({ pandoc.Para(caption) }, pandoc.Attr("", {}, { ["custom-style"] = "Image Caption" }))
  end
  return blocks
end

local function figure_of(block)
  local attributes = block.attributes
  local format = attributes.format or best_format()
  local stem = draw(block, format)
  local report = read(stem .. ".json") or fail(stem .. ".json: cannot be read")
  local title = attributes.caption or member(report, "title") or ""
  local alt = attributes.alt or member(report, "alt") or title
  local caption = title == "" and pandoc.List() or pandoc.utils.blocks_to_inlines(pandoc.read(title, "markdown").blocks)
  -- Pairs in an order: a table would have another in every run.
  local kept = pandoc.List()
  for name, value in pairs(attributes) do
    if not own[name] then
      kept:insert({ name, value })
    end
  end
  kept:sort(function(a, b)
    return a[1] < b[1]
  end)
  local classes = block.classes:filter(function(class)
    return class ~= "sahelmap"
  end)
  local path = stem .. "." .. format
  if FORMAT:match("latex") or FORMAT == "beamer" then
    return latex_figure(path, block.identifier, caption, alt)
  elseif FORMAT == "docx" then
    return docx_figure(path, pandoc.Attr(block.identifier, classes, kept), caption, alt)
  end
  kept:insert(1, { "alt", alt })
  return { pandoc.Para({ pandoc.Image(caption, path, #caption > 0 and "fig:" or "", pandoc.Attr(block.identifier, classes, kept)) }) }
end

local function read_metadata(meta)
  local function text(name, default)
    return meta[name] and pandoc.utils.stringify(meta[name]) or default
  end
  program = text("sahelmap-program", program)
  cache = text("sahelmap-cache", cache)
  document_lang = text("lang", nil)
end

local function replace_block(block)
  if block.classes:includes("sahelmap") then
    make_folder(cache)
    return figure_of(block)
  end
end

-- pandoc's template loads graphicx for pictures that are its own.
local function ask_for_graphicx(meta)
  meta.graphics = true
  return meta
end

return { { Meta = read_metadata }, { CodeBlock = replace_block }, FORMAT:match("latex") and { Meta = ask_for_graphicx } or nil }
