"""Names of genres and themes for people, in Vietnamese and English."""

from __future__ import annotations

GENRE_LABELS = {
    "covenant": ("Giao ước thi đua", "covenant"),
    "signing_report": ("Tin ký kết giao ước", "signing report"),
    "launch": ("Phát động thi đua", "campaign launch"),
    "plan": ("Kế hoạch", "plan"),
    "resolution": ("Nghị quyết", "resolution"),
    "directive": ("Chỉ thị", "directive"),
    "programme": ("Chương trình", "programme"),
    "conclusion": ("Thông báo kết luận", "conclusion"),
    "urgent_dispatch": ("Công điện", "urgent dispatch"),
    "report": ("Báo cáo", "report"),
    "decision": ("Quyết định", "decision"),
    "law": ("Văn bản quy phạm", "law or regulation"),
    "news": ("Tin tức", "news"),
    "procedure": ("Thủ tục hành chính", "procedure"),
    "other": ("Khác", "other"),
}
THEME_LABELS = {
    "economy": ("Kinh tế", "economy"),
    "culture_society": ("Văn hóa - xã hội", "culture and society"),
    "defense": ("Quốc phòng - an ninh", "defense and security"),
    "party_building": ("Xây dựng Đảng", "Party building"),
    "government": ("Xây dựng chính quyền", "government"),
    "front_mass_organizations": ("Mặt trận, đoàn thể", "Front and mass organisations"),
    "emulation_rewards": ("Thi đua - khen thưởng", "emulation and rewards"),
    "external_affairs": ("Đối ngoại, hội nhập", "external affairs"),
    "justice_anticorruption": ("Tư pháp, nội chính", "justice and anti-corruption"),
    "environment_resources": ("Tài nguyên, môi trường", "environment and resources"),
    "general": ("Nhiều lĩnh vực", "general"),
    "none": ("Không rõ lĩnh vực", "no theme"),
}
THEME_COLOURS = {
    "economy": "yellow",
    "culture_society": "magenta",
    "defense": "green",
    "party_building": "red",
    "government": "blue",
    "front_mass_organizations": "bright_magenta",
    "emulation_rewards": "bright_yellow",
    "external_affairs": "cyan",
    "justice_anticorruption": "bright_blue",
    "environment_resources": "bright_green",
    "general": "white",
    "none": "bright_black",
}


def genre_label(genre: str) -> str:
    """ "Kế hoạch (plan)"."""
    vietnamese, english = GENRE_LABELS.get(genre, (genre, genre))
    return f"{vietnamese} ({english})"


def theme_label(theme: str) -> str:
    """ "Kinh tế (economy)"."""
    vietnamese, english = THEME_LABELS.get(theme, (theme, theme))
    return f"{vietnamese} ({english})"
